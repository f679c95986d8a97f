import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement } from "react";
import styles from "./Menu.module.css";
import type { MenuEntry } from "./menuEntries.ts";
import { MenuLines } from "./MenuLines.tsx";

interface MenuProps {
  /** The button that opens it: one element that takes a ref and has an accessible name. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly align?: "start" | "center" | "end";
}

/** A menu under a button. Arrows, type-ahead and Esc come with it. */
export function Menu({ trigger, entries, side = "bottom", align = "start" }: MenuProps): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} align={align} sideOffset={4}>
          <Base.Popup className={styles.popup}><MenuLines entries={entries} /></Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
