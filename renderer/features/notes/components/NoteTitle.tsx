import { useId, type KeyboardEvent, type ReactElement } from "react";
import { LIMITS, renamePoint, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useWrittenText } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { GrowingTextArea } from "#renderer/ui/index.ts";
import styles from "../notes.module.css";

interface NoteTitleProps {
  readonly point: PointRecord;
  readonly isReadOnly: boolean;
  /** Enter or arrow down: on into the text. */
  onDone(): void;
}

/** The title of the point, edited where it stands; how it is written, `useWrittenText` says. */
export function NoteTitle({ point, isReadOnly, onDone }: NoteTitleProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const errorId = useId();
  const written = useWrittenText(point.title, (title) => {
    const renamed = forest.run(renamePoint, { id: point.id, title });
    // i18n-keys: point.error.*
    return renamed.ok ? null : `point.error.${renamed.error.code}`;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") written.revert();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (written.leave()) onDone();
  };
  return (
    <h1 className={styles.title}>
      <GrowingTextArea {...written.field} className={styles.titleField} maxLength={LIMITS.title} readOnly={isReadOnly} aria-label={t("notes.title")}
        aria-invalid={written.errorKey !== null} aria-describedby={written.errorKey === null ? undefined : errorId} onKeyDown={onKeyDown} />
      {written.errorKey === null ? null : <span id={errorId} role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </h1>
  );
}
