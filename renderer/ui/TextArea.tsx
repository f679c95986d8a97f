import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./Field.module.css";
import { FieldFrame, type FieldWords } from "./FieldFrame.tsx";

export interface TextAreaProps extends FieldWords, Omit<ComponentPropsWithRef<"textarea">, "id" | "children" | "className"> {}

export function TextArea({ label, hideLabel, hint, error, rows = 3, ...rest }: TextAreaProps): ReactElement {
  return (
    <FieldFrame label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <textarea rows={rows} {...rest} {...control} className={`${styles.input} ${styles.area}`} />}
    </FieldFrame>
  );
}
