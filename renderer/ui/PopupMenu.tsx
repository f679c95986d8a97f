import { Menu as Base } from "@base-ui/react/menu";
import { useMemo, type ReactElement } from "react";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntries.ts";
import { MenuLines } from "./MenuLines.tsx";

interface PopupMenuProps {
  /** Where it opens, in px of the window; null = closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  onClose(): void;
}

/** A menu at a place of a canvas, where there is no element to hang it on. */
export function PopupMenu({ at, label, entries, onClose }: PopupMenuProps): ReactElement {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(at?.x ?? 0, at?.y ?? 0, 0, 0) }), [at]);
  return (
    <Base.Root open={at !== null} onOpenChange={(open) => { if (!open) onClose(); }}>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} anchor={anchor} side="bottom" align="start">
          <Base.Popup className={styles.popup} aria-label={label}><MenuLines entries={entries} /></Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
