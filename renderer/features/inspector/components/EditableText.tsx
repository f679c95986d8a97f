import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useIsReadOnly } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../inspector.module.css";

/** After this long without typing, what was typed is written: nobody loses more than a breath of work. */
const PAUSE_MS = 2_000;

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

function growToFit(field: HTMLTextAreaElement | HTMLInputElement | null): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

/**
 * Text that is edited where it stands. It is written when the field is left, after a pause, and when the inspector turns to something else:
 * one undo step for each of these, never one per key, and never in the middle of a composition.
 */
function useWrittenText(value: string, onCommit: (text: string) => string | null) {
  const [draft, setDraft] = useState<string | null>(null);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const pending = useRef<{ text: string; commit: (text: string) => string | null } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const write = (): void => {
    clearTimeout(timer.current);
    const waiting = pending.current;
    pending.current = null;
    if (waiting !== null) setErrorKey(waiting.commit(waiting.text));
  };
  useEffect(() => () => {
    clearTimeout(timer.current);
    const waiting = pending.current;
    if (waiting !== null) waiting.commit(waiting.text);
  }, []);

  return {
    text: draft ?? value,
    errorKey,
    type: (text: string, isComposing: boolean): void => {
      setDraft(text);
      pending.current = text === value ? null : { text, commit: onCommit };
      clearTimeout(timer.current);
      if (!isComposing) timer.current = setTimeout(write, PAUSE_MS);
    },
    leave: (): void => {
      write();
      // From here on the record shows, as others may be changing it; a refused text has said why and is let go.
      setDraft(null);
    },
    revert: (): void => {
      clearTimeout(timer.current);
      pending.current = null;
      setErrorKey(null);
      setDraft(null);
    },
  };
}

export function EditableText({ label, value, placeholder, maxLength, isLong = false, className, focusRequest, onCommit }: EditableTextProps) {
  const t = useT();
  const id = useId();
  const readOnly = useIsReadOnly();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const written = useWrittenText(value, onCommit);
  const answered = useRef(focusRequest);

  useEffect(() => growToFit(field.current), [written.text]);
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
    ref: field, value: written.text, placeholder: readOnly ? undefined : placeholder, maxLength, readOnly, className: `${styles.text} ${className ?? ""}`, "aria-label": label,
    "aria-invalid": written.errorKey !== null, "aria-describedby": written.errorKey === null ? undefined : id,
    onKeyDown, onBlur: written.leave,
  };
  return (
    <>
      {isWide
        ? <textarea rows={1} {...common} onChange={(event) => written.type(event.target.value, isComposingInput(event.nativeEvent))} onCompositionEnd={(event) => written.type(event.currentTarget.value, false)} />
        : <input {...common} onChange={(event) => written.type(event.target.value, isComposingInput(event.nativeEvent))} onCompositionEnd={(event) => written.type(event.currentTarget.value, false)} />}
      {written.errorKey !== null && <span id={id} role="alert" className={styles.error}>{t(written.errorKey)}</span>}
    </>
  );
}

const isComposingInput = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
