import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd.tsx";
import styles from "./Tooltip.module.css";

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string;
  readonly side?: "top" | "bottom" | "left" | "right";
  /** The control it belongs to: one element that takes a ref. It needs an accessible name of its own. */
  readonly children: ReactElement<Record<string, unknown>>;
}

const OPEN_DELAY_MS = 500;

/** The name of a control and its key, on hover and on keyboard focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, side = "bottom", children }: TooltipProps): ReactElement {
  return (
    <Base.Root disableHoverablePopup>
      <Base.Trigger render={children} delay={OPEN_DELAY_MS} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>{text}{shortcut === undefined ? null : <Kbd keys={shortcut} />}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
