import type { ReactElement, ReactNode } from "react";
import styles from "./Badge.module.css";

export type BadgeTone = "neutral" | "accent" | "info" | "warn" | "danger";

/** A short word beside a thing: 私密, 骨架建议, a count. */
export function Badge({ tone = "neutral", children }: { readonly tone?: BadgeTone; readonly children: ReactNode }): ReactElement {
  return <span className={styles.badge} data-tone={tone}>{children}</span>;
}
