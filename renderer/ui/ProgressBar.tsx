import type { CSSProperties, ReactElement } from "react";
import styles from "./ProgressBar.module.css";

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null while nobody can say how far it is. */
  readonly ratio: number | null;
}

export function ProgressBar({ label, ratio }: ProgressBarProps): ReactElement {
  const width: CSSProperties | undefined = ratio === null ? undefined : { inlineSize: `${Math.round(Math.min(1, Math.max(0, ratio)) * 100)}%` };
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={ratio === null ? undefined : Math.round(ratio * 100)}>
      <div className={ratio === null ? styles.unknown : styles.bar} style={width} />
    </div>
  );
}
