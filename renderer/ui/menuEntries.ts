import type { IconName } from "./Icon.tsx";

/** A line of a menu. A feature makes these from its actions: label, icon, shortcut, run. */
export type MenuEntry =
  | {
    readonly kind?: "item";
    readonly id: string;
    readonly label: string;
    readonly icon?: IconName;
    /** As shown to a person: `Ctrl+Z`. */
    readonly shortcut?: string;
    readonly disabled?: boolean;
    readonly danger?: boolean;
    /** The one of several that is in force. */
    readonly checked?: boolean;
    onSelect(): void;
  }
  | { readonly kind: "separator"; readonly id: string }
  | { readonly kind: "heading"; readonly id: string; readonly label: string };
