import { useEffect, useRef, useState, type ChangeEvent, type CompositionEvent } from "react";
import { offerLostText } from "../offerLostText.ts";
import { useShell } from "./ShellProvider.tsx";

/** After this long without typing, what was typed is written: nobody loses more than a breath of work. */
const PAUSE_MS = 2_000;

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface WrittenText {
  readonly text: string;
  /** The text key of the refusal that stands beside the field. */
  readonly errorKey: string | null;
  /** What an input or a textarea is given. */
  readonly field: { readonly value: string; onChange(event: ChangeEvent<TextElement>): void; onCompositionEnd(event: CompositionEvent<TextElement>): void; onBlur(): void };
  /** Writes what was typed and shows the record again. False: it was refused and stays as it was typed. */
  leave(): boolean;
  /** Lets go what is not written yet. */
  revert(): void;
}

/**
 * Text that is edited where it stands. It is written when the field is left, after a pause, and when the field is taken away: one undo step for each of these, never one per key,
 * and never in the middle of a composition. A refused text stays in the field until it is mended or let go; one whose field is gone is offered for copying.
 * `onCommit` returns the text key of a refusal, or null when the text was taken.
 */
export function useWrittenText(value: string, onCommit: (text: string) => string | null): WrittenText {
  const shell = useShell();
  const [draft, setDraft] = useState<string | null>(null);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  /** What was typed and not written yet, or refused. */
  const pending = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // What is written later goes by what is known then: others may have changed what lies around it.
  const latest = useRef({ onCommit, shell });
  latest.current = { onCommit, shell };

  const write = (): string | null => {
    clearTimeout(timer.current);
    const refusal = pending.current === null ? null : latest.current.onCommit(pending.current);
    if (refusal === null) pending.current = null;
    setErrorKey(refusal);
    return refusal;
  };
  useEffect(() => () => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null && latest.current.onCommit(text) !== null && text.trim() !== "") offerLostText(latest.current.shell, text);
  }, []);

  const type = (text: string, isComposing: boolean): void => {
    setDraft(text);
    pending.current = text === value ? null : text;
    clearTimeout(timer.current);
    if (!isComposing) timer.current = setTimeout(write, PAUSE_MS);
  };
  const leave = (): boolean => {
    const isRefused = write() !== null && pending.current?.trim() !== "";
    if (isRefused) return false;
    // From here on the record shows, as others may be changing it; an empty text that was refused has said why and is let go.
    pending.current = null;
    setDraft(null);
    return true;
  };
  const text = draft ?? value;
  return {
    text, errorKey, leave,
    field: {
      value: text,
      onChange: (event) => { type(event.currentTarget.value, isComposingInput(event.nativeEvent)); },
      onCompositionEnd: (event) => { type(event.currentTarget.value, false); },
      onBlur: () => { leave(); },
    },
    revert: () => {
      clearTimeout(timer.current);
      pending.current = null;
      setErrorKey(null);
      setDraft(null);
    },
  };
}

const isComposingInput = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
