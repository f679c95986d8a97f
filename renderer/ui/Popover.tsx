import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** The button that opens it: one element that takes a ref and has an accessible name. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** What it is for; read out when it opens. */
  readonly title: string;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly align?: "start" | "center" | "end";
  /** Given together by who opens it from elsewhere, too (a shortcut); else it opens and closes by itself. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** The part of the page it may lie over, as CSS: it moves there from under its button, and scrolls in itself. All of the window when not said, or when the page has none. */
  readonly within?: string;
  readonly children: ReactNode;
}

/** Within bounds it keeps its side: what has little room scrolls. */
const STAY_BELOW = { side: "none", align: "shift", fallbackAxisSide: "none" } as const;

/** A few controls beside the button that opened them, in force at once. Esc and a press elsewhere close it; the focus goes back to the button. */
export function Popover({ trigger, title, side = "bottom", align = "start", open, onOpenChange, within, children }: PopoverProps): ReactElement {
  const bounds = within === undefined ? null : document.querySelector(within);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} align={align} sideOffset={6} sticky={bounds !== null} {...(bounds === null ? {} : { collisionBoundary: bounds, collisionAvoidance: STAY_BELOW })}>
          <Base.Popup className={styles.popup}>
            <Base.Title className="visually-hidden">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
