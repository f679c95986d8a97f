import { useId, type ReactElement } from "react";
import styles from "./Field.module.css";

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** On or off, in force at once. A native checkbox underneath, so forms and assistive technology know it. */
export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.row}>
      <span className={styles.field}>
        <label htmlFor={id} className={styles.label}>{label}</label>
        {hint === undefined ? null : <span id={`${id}-hint`} className={styles.hint}>{hint}</span>}
      </span>
      <input id={id} type="checkbox" role="switch" className={styles.switch} checked={checked} disabled={disabled} aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)} />
    </div>
  );
}
