import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import { LIMITS, renamePoint, type PointRecord } from "#shared/forest/index.ts";
import { useForest, useSettingsOrNull, useWrittenText } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
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
  const field = useRef<HTMLTextAreaElement>(null);
  const written = useWrittenText(point.title, (title) => {
    const renamed = forest.run(renamePoint, { id: point.id, title });
    // i18n-keys: point.error.*
    return renamed.ok ? null : `point.error.${renamed.error.code}`;
  });
  useFullHeight(field, written.text);
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
      <textarea ref={field} rows={1} {...written.field} className={styles.titleField} maxLength={LIMITS.title} readOnly={isReadOnly} aria-label={t("notes.title")}
        aria-invalid={written.errorKey !== null} aria-describedby={written.errorKey === null ? undefined : errorId} onKeyDown={onKeyDown} />
      {written.errorKey === null ? null : <span id={errorId} role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </h1>
  );
}

/** As high as its lines are, also when the room beside it changes and when letters get larger: those are set after this was drawn, so it is measured once more with the next frame. */
function useFullHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  const textScalePct = useSettingsOrNull()?.settings.textScalePct;
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    let widthPx = -1;
    const fit = (): void => {
      widthPx = element.clientWidth;
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight}px`;
    };
    fit();
    const frame = requestAnimationFrame(fit);
    const observer = new ResizeObserver(() => { if (element.clientWidth !== widthPx) fit(); });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [field, text, textScalePct]);
}
