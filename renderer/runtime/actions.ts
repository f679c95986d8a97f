import type { EndId } from "#shared/kernel/index.ts";
import type { OpenForest } from "./types.ts";

/** Dialogs and panels that any action may ask the shell to show. Session state. */
export type DialogRequest =
  | { readonly kind: "link"; readonly from: EndId | null; readonly to: EndId | null }
  | { readonly kind: "edit-link"; readonly linkId: EndId }
  | { readonly kind: "move-point" }
  | { readonly kind: "share-case" }
  | { readonly kind: "trash" }
  | { readonly kind: "milestone" }
  | { readonly kind: "forests" }
  | { readonly kind: "new-forest" }
  | { readonly kind: "rename-forest" }
  | { readonly kind: "health" }
  | { readonly kind: "backups" }
  | { readonly kind: "export-forest" }
  /** `file`: one that was dropped on the window; null asks for one. */
  | { readonly kind: "import-forest"; readonly file: File | null }
  | { readonly kind: "settings" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" }
  | { readonly kind: "palette" };

export type ToastRequest = {
  readonly tone: "info" | "success" | "warn" | "error";
  /** i18n key and its values. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Offers one action by id, e.g. undo. */
  readonly actionId?: string;
};

/** The places of an open forest: itself, and how it was before. */
export type ForestPlace = "forest" | "history";

/** What an action may do besides running commands. Supplied by the shell. */
export interface ShellPort {
  openDialog(request: DialogRequest): void;
  closeDialog(): void;
  toast(request: ToastRequest): void;
  /** Says something to a screen reader (aria-live), e.g. what an action just changed. */
  announce(key: string, values?: Readonly<Record<string, string | number>>): void;
  /** Asks the outline to edit the title of a point in place. */
  editTitle(id: EndId): void;
  /** Asks the graph to bring the selection into view, fit everything, or zoom. */
  camera(move: "fit" | "selection" | "zoom-in" | "zoom-out" | "reset"): void;
  togglePanel(panel: "outline" | "inspector"): void;
  focusPanel(panel: "outline" | "graph" | "inspector"): void;
  /** Shows another place of the open forest in the window. */
  goTo(place: ForestPlace): void;
  runAction(actionId: string): void;
}

export interface ActionContext {
  readonly forest: OpenForest | null;
  readonly selection: readonly EndId[];
  readonly shell: ShellPort;
}

/**
 * One thing a person can do. The same record serves button, context menu, native menu, shortcut and command palette.
 * `shortcut` is written as "Mod+K", "Shift+Enter", "F2": Mod is Ctrl, or Cmd on a Mac.
 */
export interface Action {
  readonly id: string;
  readonly group: "point" | "link" | "edit" | "view" | "forest" | "app";
  readonly labelKey: string;
  readonly shortcuts: readonly string[];
  /** True when the shortcut must not fire while a text field or the palette has the focus. Single letters always need this. */
  readonly outsideTextOnly: boolean;
  isEnabled(context: ActionContext): boolean;
  run(context: ActionContext): void;
}
