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
  readonly children: ReactNode;
}

/** A few controls beside the button that opened them, in force at once. Esc and a press elsewhere close it; the focus goes back to the button. */
export function Popover({ trigger, title, side = "bottom", align = "start", open, onOpenChange, children }: PopoverProps): ReactElement {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} align={align} sideOffset={6}>
          <Base.Popup className={styles.popup}>
            <Base.Title className="visually-hidden">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
