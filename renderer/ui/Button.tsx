import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./Icon.tsx";
import { Kbd } from "./Kbd.tsx";
import { Spinner } from "./Spinner.tsx";

export type ButtonVariant = "primary" | "secondary" | "soft" | "quiet" | "danger";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** One primary button per decision. */
  readonly variant?: ButtonVariant;
  readonly size?: "s" | "m" | "l";
  readonly icon?: IconName;
  /** Shown inside the button, as in `Ctrl K`. */
  readonly shortcut?: string;
  /** Something is under way: it spins, says so, and does nothing when pressed. Unlike `disabled` it keeps the focus. */
  readonly busy?: boolean;
}

export function Button({ variant = "secondary", size = "m", icon, shortcut, busy = false, className, children, type = "button", onClick, ...rest }: ButtonProps): ReactElement {
  return (
    <button {...rest} type={type} className={[styles.button, styles[variant], styles[size], className].filter(Boolean).join(" ")}
      aria-disabled={busy || rest["aria-disabled"]} aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}>
      {busy ? <Spinner /> : icon === undefined ? null : <Icon name={icon} size={size === "s" ? 14 : 16} />}
      {children}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </button>
  );
}
