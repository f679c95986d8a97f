import styles from "./TreeMark.module.css";

/** The app's mark beside its name. */
export function TreeMark() {
  return (
    <span className={styles.mark} aria-hidden="true">
      <svg viewBox="0 0 24 24" className={styles.tree}>
        <path d="M12 3.2 7 10.4h2.4L5.4 16.6h13.2L14.6 10.4H17z" />
        <path d="M12 10v11" />
      </svg>
    </span>
  );
}
