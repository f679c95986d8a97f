import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../outline.module.css";

interface TitleFieldProps {
  readonly initial: string;
  readonly label: string;
  /** Returns the code of a refusal, or null when it was taken. */
  readonly onCommit: (title: string) => string | null;
  /** The field is done with, taken or not; `byKey` is false when the focus has already gone elsewhere. */
  readonly onDone: (byKey: boolean) => void;
}

/** A title typed in place. Enter commits, Esc reverts; keys that belong to an input method never do either. */
export function TitleField({ initial, label, onCommit, onDone }: TitleFieldProps) {
  const t = useT();
  const errorId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [title, setTitle] = useState(initial);
  const [errorCode, setErrorCode] = useState<string | null>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = (byKey: boolean): void => {
    // Taking the field away blurs it, and that blur must not commit a second time.
    if (isDone.current) return;
    isDone.current = true;
    onDone(byKey);
  };
  const commit = (): boolean => {
    const code = onCommit(title);
    setErrorCode(code);
    return code === null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Chords such as Ctrl+K are the window's, also while somebody writes; Enter in any form is this field's.
    if ((!event.ctrlKey && !event.metaKey) || event.key === "Enter") event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") finish(true);
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (commit()) finish(true);
  };
  const onBlur = (): void => {
    // Leaving an empty or unchanged field means "never mind"; a real title is not lost by clicking elsewhere.
    if (!isDone.current && title.trim() !== "" && title !== initial && !commit()) return;
    finish(false);
  };

  return (
    <span className={styles.titleField}>
      <input
        ref={field} className={styles.titleInput} value={title} aria-label={label} placeholder={label} spellCheck={false}
        aria-invalid={errorCode !== null} aria-describedby={errorCode === null ? undefined : errorId}
        onChange={(event) => setTitle(event.target.value)} onKeyDown={onKeyDown} onBlur={onBlur}
      />
      {/* i18n-keys: point.error.* */}
      {errorCode !== null && <span id={errorId} role="alert" className={styles.titleError}>{t(`point.error.${errorCode}`)}</span>}
    </span>
  );
}
