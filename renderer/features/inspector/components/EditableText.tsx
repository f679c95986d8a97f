import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useIsReadOnly, useWrittenText } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { GrowingTextArea } from "#renderer/ui/index.ts";
import styles from "../inspector.module.css";

interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly isLong?: boolean;
  readonly className?: string;
  /** Growing number: puts the cursor here. */
  readonly focusRequest?: number;
  /** Returns the text key of a refusal, or null when it was taken. */
  readonly onCommit: (text: string) => string | null;
}

/** A text of the record, edited where it stands; how it is written, `useWrittenText` says. */
export function EditableText({ label, value, placeholder, maxLength, isLong = false, className, focusRequest, onCommit }: EditableTextProps) {
  const t = useT();
  const id = useId();
  const readOnly = useIsReadOnly();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const written = useWrittenText(value, onCommit);
  const answered = useRef(focusRequest);

  useEffect(() => {
    if (answered.current === focusRequest) return;
    answered.current = focusRequest;
    field.current?.focus();
  }, [focusRequest]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Chords such as Ctrl+K and Ctrl+S are the window's, also while somebody writes.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") written.revert();
    if (event.key === "Escape" || (event.key === "Enter" && (!isLong || event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      field.current?.blur();
    }
  };
  const isWide = isLong || className === styles.titleText;
  const common = {
    ...written.field, ref: field, placeholder: readOnly ? undefined : placeholder, maxLength, readOnly, className: `${styles.text} ${className ?? ""}`, "aria-label": label,
    "aria-invalid": written.errorKey !== null, "aria-describedby": written.errorKey === null ? undefined : id,
    onKeyDown,
  };
  return (
    <>
      {isWide ? <GrowingTextArea {...common} /> : <input {...common} />}
      {written.errorKey !== null && <span id={id} role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </>
  );
}
