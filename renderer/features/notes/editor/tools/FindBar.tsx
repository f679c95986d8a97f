import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { Button, IconButton } from "#renderer/ui/index.ts";
import { endFinding, findingOf, findText, replaceAllFound, replaceFound, stepFinding } from "../plugins/finding.ts";
import { useNoteRoom } from "../noteRoom.ts";
import styles from "./tools.module.css";

interface FindBarProps {
  readonly editor: Editor;
  /** Asked for once more, it has the keyboard again. */
  readonly turn: number;
  onClose(): void;
}

/** Finds and replaces in the note. What an input method composes is looked for when it is done. */
export function FindBar({ editor, turn, onClose }: FindBarProps): ReactElement {
  const t = useT();
  const { isReadOnly } = useNoteRoom();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(() => selectedWord(editor));
  const [replacedCount, setReplacedCount] = useState<number | null>(null);
  const { count, index } = useEditorState({ editor, selector: ({ editor: now }) => ({ count: findingOf(now.state).matches.length, index: findingOf(now.state).index }) });
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [turn]);
  useEffect(() => () => { if (!editor.isDestroyed) findText(editor.view, ""); }, [editor]);
  const look = (text: string): void => {
    setReplacedCount(null);
    findText(editor.view, text);
  };
  const first = useRef(query);
  useEffect(() => { if (first.current !== "") findText(editor.view, first.current); }, [editor]);
  const close = (): void => {
    endFinding(editor.view);
    onClose();
    editor.commands.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      stepFinding(editor.view, event.shiftKey ? -1 : 1);
    }
  };
  return (
    <div role="search" aria-label={t("notes.find.name")} className={styles.findBar}>
      <div className={styles.findRow}>
        <input ref={field} className={styles.findField} value={query} placeholder={t("notes.find.find")} aria-label={t("notes.find.find")} onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) look(event.target.value);
          }}
          onCompositionEnd={(event) => { look(event.currentTarget.value); }} />
        <output className={styles.findCount}>{countWords(t, { query, count, index, replacedCount })}</output>
        <IconButton size="s" icon="chevron-up" label={t("notes.find.before")} disabled={count === 0} onClick={() => { stepFinding(editor.view, -1); }} />
        <IconButton size="s" icon="chevron-down" label={t("notes.find.next")} disabled={count === 0} onClick={() => { stepFinding(editor.view, 1); }} />
        <IconButton size="s" icon="close" label={t("notes.find.close")} onClick={close} />
      </div>
      {isReadOnly ? null : <ReplaceRow editor={editor} count={count} onEscape={close} onReplaced={setReplacedCount} />}
    </div>
  );
}

interface Counted { readonly query: string; readonly count: number; readonly index: number; readonly replacedCount: number | null }

function countWords(t: ReturnType<typeof useT>, { query, count, index, replacedCount }: Counted): string {
  if (query === "") return "";
  if (count > 0) return t("notes.find.count", { at: index + 1, of: count });
  return replacedCount === null ? t("notes.find.none") : t("notes.find.replaced", { count: replacedCount });
}

function ReplaceRow({ editor, count, onEscape, onReplaced }: { readonly editor: Editor; readonly count: number; onEscape(): void; onReplaced(count: number | null): void }): ReactElement {
  const t = useT();
  const [text, setText] = useState("");
  // The buttons end with the last place: the keyboard goes to the text, where undoing takes back what was replaced and nothing else.
  const handBack = (): void => { if (findingOf(editor.state).matches.length === 0) editor.commands.focus(); };
  const replaceOne = (): void => {
    replaceFound(editor.view, text);
    onReplaced(null);
    handBack();
  };
  const replaceAll = (): void => {
    onReplaced(replaceAllFound(editor.view, text));
    handBack();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      onEscape();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (count > 0) replaceOne();
    }
  };
  return (
    <div className={styles.findRow}>
      <input className={styles.findField} value={text} placeholder={t("notes.find.with")} aria-label={t("notes.find.with")} onKeyDown={onKeyDown} onChange={(event) => { setText(event.target.value); }} />
      <Button size="s" disabled={count === 0} onClick={replaceOne}>{t("notes.find.replace")}</Button>
      <Button size="s" disabled={count === 0} onClick={replaceAll}>{t("notes.find.replaceAll")}</Button>
    </div>
  );
}

/** What is selected in one line is what somebody wants to find. */
function selectedWord({ state }: Editor): string {
  const { from, to, $from, $to } = state.selection;
  return $from.sameParent($to) ? state.doc.textBetween(from, to).slice(0, 80) : "";
}
