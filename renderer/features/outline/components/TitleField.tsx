import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { offerLostText, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import styles from "../outline.module.css";

interface TitleFieldProps {
  readonly initial: string;
  readonly label: string;
  /** Returns the code of a refusal, or null when it was taken. */
  readonly onCommit: (title: string) => string | null;
  /** The field is done with. */
  readonly onDone: (end: TitleEnd) => void;
  /** A new row: Enter in the empty field is as good as Esc, and Tab moves the row between levels. */
  readonly onTab?: (direction: "in" | "out") => void;
}

/** How a field was left: taken with Enter, let go with Esc, or the focus has already gone elsewhere. */
export type TitleEnd = "enter" | "escape" | "away";

/** A title typed in place. Enter commits, Esc reverts; keys that belong to an input method never do either. Leaving it, and its row going away, commit too. */
export function TitleField({ initial, label, onCommit, onDone, onTab }: TitleFieldProps) {
  const t = useT();
  const shell = useShell();
  const errorId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  // Others may retitle the point meanwhile: whether something was typed shows by what stood here at first.
  const [opened] = useState(initial);
  const [title, setTitle] = useState(opened);
  const [errorCode, setErrorCode] = useState<string | null>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const isWorthKeeping = title.trim() !== "" && title !== opened;
  const latest = useRef({ title, isWorthKeeping, onCommit, shell });
  latest.current = { title, isWorthKeeping, onCommit, shell };
  useEffect(() => () => {
    // Taken away in mid-word: another row is typed in, the panel closes, or the point goes to the trash elsewhere.
    if (isDone.current || !latest.current.isWorthKeeping) return;
    if (latest.current.onCommit(latest.current.title) !== null) offerLostText(latest.current.shell, latest.current.title);
  }, []);

  const finish = (end: TitleEnd): void => {
    // Taking the field away blurs it, and that blur must not commit a second time.
    if (isDone.current) return;
    isDone.current = true;
    onDone(end);
  };
  const commit = (): boolean => {
    const code = title === opened ? null : onCommit(title);
    setErrorCode(code);
    return code === null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Chords such as Ctrl+K are the window's, also while somebody writes; Enter in any form is this field's.
    if ((!event.ctrlKey && !event.metaKey) || event.key === "Enter") event.stopPropagation();
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape" || (event.key === "Enter" && onTab !== undefined && title.trim() === "")) finish("escape");
    else if (event.key === "Tab" && onTab !== undefined) onTab(event.shiftKey ? "out" : "in");
    else if (event.key !== "Enter") return;
    else if (commit()) finish("enter");
    event.preventDefault();
  };
  const onBlur = (): void => {
    // The window was left, not the field: whoever comes back goes on writing here.
    if (!document.hasFocus() && document.activeElement === field.current) return;
    // Leaving an empty or unchanged field means "never mind"; a real title is not lost by clicking elsewhere.
    if (!isDone.current && isWorthKeeping && !commit()) return;
    finish("away");
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
