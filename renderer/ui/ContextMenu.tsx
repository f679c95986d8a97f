import { ContextMenu as Base } from "@base-ui/react/context-menu";
import type { ReactElement } from "react";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntries.ts";
import { MenuLines } from "./MenuLines.tsx";

interface ContextMenuProps {
  readonly entries: readonly MenuEntry[];
  readonly label: string;
  /** What is pressed: one element that takes a ref. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** The menu of a secondary press, a long press, or the menu key. Everything in it must be reachable elsewhere too. */
export function ContextMenu({ entries, label, children }: ContextMenuProps): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner}>
          <Base.Popup className={styles.popup} aria-label={label}><MenuLines entries={entries} /></Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
