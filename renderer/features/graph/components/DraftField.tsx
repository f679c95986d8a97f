import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactElement } from "react";
import { LIMITS } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { offerLostText, useShell } from "#renderer/runtime/index.ts";
import type { Draft } from "../model/graphState.ts";
import css from "./docks.module.css";

interface DraftFieldProps {
  readonly draft: Draft;
  /** Returns the code of a refusal, or null when it was taken. */
  readonly onCommit: (title: string, next: "sibling" | "child" | null) => string | null;
  readonly onCancel: () => void;
}

/** The title of a new point, typed on the canvas. Enter keeps it and begins the next, Tab begins one below it, Escape ends; leaving keeps what was typed. Taken away in mid-word it gives the words back. */
export function DraftField({ draft, onCommit, onCancel }: DraftFieldProps): ReactElement {
  const t = useT();
  const shell = useShell();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  /** What stands in the field; asked for while it is taken away, when the element is no longer at hand. */
  const typed = useRef("");
  const latestShell = useRef(shell);
  latestShell.current = shell;
  const [errorCode, setErrorCode] = useState<string | null>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    return () => {
      // Another lens, another place, another draft: what it would have become is not known any more, so it is not written for the person.
      if (!isDone.current && typed.current.trim() !== "") offerLostText(latestShell.current, typed.current);
    };
  }, []);
  const finish = (next: "sibling" | "child" | null): void => {
    if (isDone.current) return;
    const title = field.current?.value.trim() ?? "";
    isDone.current = true;
    if (title === "") {
      onCancel();
      return;
    }
    const code = onCommit(title, next);
    if (code === null) return;
    isDone.current = false;
    setErrorCode(code);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Enter and Escape belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      isDone.current = true;
      onCancel();
    } else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      event.preventDefault();
      finish(event.key === "Enter" ? "sibling" : "child");
    }
  };
  const label = !draft.isPrivate ? t("graph.draft") : draft.kind === "case" ? t("graph.draftCase") : t("graph.draftPrivate");
  const place: CSSProperties = { left: draft.box.x, top: draft.box.y, width: draft.box.width, height: draft.box.height };
  return (
    <>
      <input
        ref={field} className={css.rename} style={place} maxLength={LIMITS.title} aria-label={label} placeholder={label} aria-invalid={errorCode !== null}
        onChange={(event) => { typed.current = event.target.value; }} onKeyDown={onKeyDown} onBlur={() => {
          // Leaving the whole window is no leaving of the field.
          if (document.hasFocus() || document.activeElement !== field.current) finish(null);
        }}
      />
      {/* i18n-keys: point.error.* */}
      {errorCode === null ? null : <p role="alert" className={css.refusal} style={{ left: draft.box.x, top: draft.box.y + draft.box.height + 4 }}>{t(`point.error.${errorCode}`)}</p>}
    </>
  );
}
