import type { ReactElement, ReactNode } from "react";
import css from "./docks.module.css";

interface DockButtonProps {
  readonly label: string;
  /** Shown beside the icon; without it the label is only spoken and shown as a hint. */
  readonly text?: string;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly onPress: (at: DOMRect) => void;
  readonly children: ReactNode;
}

export function DockButton({ label, text, shortcut, disabled = false, onPress, children }: DockButtonProps): ReactElement {
  const hint = shortcut === undefined ? label : `${label} (${shortcut})`;
  return (
    <button type="button" className={css.button} aria-label={label} title={hint} disabled={disabled} onClick={(event) => { onPress(event.currentTarget.getBoundingClientRect()); }}>
      {children}
      {text === undefined ? null : <span>{text}</span>}
      {text === undefined || shortcut === undefined ? null : <kbd className={css.key}>{shortcut}</kbd>}
    </button>
  );
}
