import { useId, type ReactElement, type ReactNode } from "react";
import styles from "./Field.module.css";

export interface FieldWords {
  readonly label: string;
  /** Kept for assistive technology, not drawn: for a field whose place explains it. */
  readonly hideLabel?: boolean;
  readonly hint?: string;
  /** What is wrong and how to put it right; replaces the hint. */
  readonly error?: string | null;
}

interface FieldFrameProps extends FieldWords {
  children(control: { readonly id: string; readonly "aria-invalid": boolean | undefined; readonly "aria-describedby": string | undefined }): ReactNode;
}

/** Label above, control, hint or error below, joined by ids. */
export function FieldFrame({ label, hideLabel = false, hint, error = null, children }: FieldFrameProps): ReactElement {
  const id = useId();
  const helpId = `${id}-help`;
  const help = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>{label}</label>
      {children({ id, "aria-invalid": error === null ? undefined : true, "aria-describedby": help === undefined ? undefined : helpId })}
      {help === undefined ? null : <p id={helpId} className={error === null ? styles.hint : styles.error} role={error === null ? undefined : "alert"}>{help}</p>}
    </div>
  );
}
