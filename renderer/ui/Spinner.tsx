import type { ReactElement } from "react";
import styles from "./Spinner.module.css";

/** Something is under way. Without a label it is decoration inside something that already says so. */
export function Spinner({ label, size = 14 }: { readonly label?: string; readonly size?: number }): ReactElement {
  return (
    <svg className={styles.spinner} width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="0 0 16 16" {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      <circle cx="8" cy="8" r="6.2" className={styles.track} />
      <path d="M8 1.8a6.2 6.2 0 0 1 6.2 6.2" className={styles.arc} />
    </svg>
  );
}
