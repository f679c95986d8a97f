import type { ReactElement, ReactNode } from "react";
import styles from "./EmptyState.module.css";
import { Icon, type IconName } from "./Icon.tsx";

interface EmptyStateProps {
  readonly title: string;
  readonly body?: string;
  readonly icon?: IconName;
  /** What to do next, usually one button. */
  readonly children?: ReactNode;
}

/** Nothing is here yet: says why, and offers the next step. */
export function EmptyState({ title, body, icon = "sprout", children }: EmptyStateProps): ReactElement {
  return (
    <div className={styles.empty}>
      <span className={styles.picture}><Icon name={icon} size={22} /></span>
      <p className={styles.title}>{title}</p>
      {body === undefined ? null : <p className={styles.body}>{body}</p>}
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </div>
  );
}
