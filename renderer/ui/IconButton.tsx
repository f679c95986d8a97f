import type { ReactElement } from "react";
import buttonStyles from "./Button.module.css";
import type { ButtonProps } from "./Button.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label" | "busy"> {
  readonly icon: IconName;
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
}

/** A button that is only a picture. Its name is spoken and stands in its tooltip, together with its key. */
export function IconButton({ icon, label, variant = "quiet", size = "m", shortcut, className, type = "button", ...rest }: IconButtonProps): ReactElement {
  const classes = [buttonStyles.button, buttonStyles[variant], buttonStyles[size], buttonStyles.iconOnly, className].filter(Boolean).join(" ");
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button {...rest} type={type} aria-label={label} className={classes}><Icon name={icon} size={size === "s" ? 15 : size === "l" ? 20 : 17} /></button>
    </Tooltip>
  );
}
