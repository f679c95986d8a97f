import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./Field.module.css";
import { FieldFrame, type FieldWords } from "./FieldFrame.tsx";

export interface TextFieldProps extends FieldWords, Omit<ComponentPropsWithRef<"input">, "id" | "children" | "className"> {}

export function TextField({ label, hideLabel, hint, error, ...rest }: TextFieldProps): ReactElement {
  return (
    <FieldFrame label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(control) => <input type="text" autoComplete="off" spellCheck={false} {...rest} {...control} className={styles.input} />}
    </FieldFrame>
  );
}
