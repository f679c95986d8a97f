import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./GrowingTextArea.module.css";

interface GrowingTextAreaProps extends Omit<ComponentPropsWithRef<"textarea">, "rows" | "value" | "className"> {
  readonly value: string;
  /** Its box and its letters. */
  readonly className?: string | undefined;
}

/**
 * A field as high as its lines are, whatever changes its width or its letters: the same words stand behind it in the same box, unseen and unheard, and the
 * browser makes both equally high. Nothing is measured: asking a field how high it would like to be has the whole page laid out first.
 */
export function GrowingTextArea({ value, className = "", ...rest }: GrowingTextAreaProps): ReactElement {
  return (
    <span className={styles.both}>
      <textarea rows={1} {...rest} value={value} className={`${styles.field} ${className}`} />
      <span className={`${className} ${styles.behind}`} data-words={value === "" ? rest.placeholder : value} aria-hidden />
    </span>
  );
}
