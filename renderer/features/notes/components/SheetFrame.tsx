import type { ReactElement, ReactNode } from "react";
import styles from "../notes.module.css";

interface SheetFrameProps {
  /** Left of the tools: who sees the note, what it is. */
  readonly head?: ReactNode;
  readonly tools?: ReactNode;
  /** Under the tools, over the text: find and replace, the outline. */
  readonly above?: ReactNode;
  readonly title: ReactNode;
  readonly margin?: ReactNode;
  readonly foot?: ReactNode;
  readonly isWide?: boolean;
  readonly isFocused?: boolean;
  readonly children: ReactNode;
}

/** How a sheet is laid out: the tools stay, the text scrolls with its title and its margin. */
export function SheetFrame({ head, tools, above, title, margin, foot, isWide = false, isFocused = false, children }: SheetFrameProps): ReactElement {
  return (
    <section className={styles.sheet} data-wide={isWide || undefined} data-focused={isFocused || undefined}>
      <header className={styles.bar}><div className={styles.head}>{head}</div>{tools}</header>
      <div>{above}</div>
      <div className={styles.scroller}>
        <div className={styles.page}>
          <div className={styles.column} data-note-column="">{title}{children}</div>
          {margin === undefined || margin === null ? null : <aside className={styles.margin}>{margin}</aside>}
        </div>
      </div>
      {foot}
    </section>
  );
}
