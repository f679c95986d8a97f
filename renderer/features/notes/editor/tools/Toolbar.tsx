import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactElement } from "react";
import { formatShortcut } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import type { SuggestingTools } from "#renderer/features/notes/model/useSuggesting.ts";
import { BOLD, HEADINGS, IMAGE, LINK, LISTS, MENTION, PARAGRAPH, QUOTE, type NoteCommand } from "../noteCommands.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { useCommandEntries } from "./commandEntries.ts";
import { ToolButton } from "./ToolButton.tsx";
import styles from "./tools.module.css";

interface ToolbarProps {
  readonly editor: Editor;
  /** What the menu behind the dots offers. */
  readonly more: readonly MenuEntry[];
  readonly onComment?: () => void;
  readonly onHistory?: () => void;
  readonly suggesting?: SuggestingTools;
}

const ITEMS = "button[data-tool]";

/** The tools of a note: one tab stop, arrows walk. */
export function Toolbar({ editor, more, onComment, onHistory, suggesting }: ToolbarProps): ReactElement {
  const t = useT();
  const { isReadOnly } = useNoteRoom();
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRoving(bar);
  const headings = useCommandEntries(editor, [PARAGRAPH, ...HEADINGS]);
  const lists = useCommandEntries(editor, LISTS);
  return (
    <div ref={bar} role="toolbar" aria-label={t("notes.toolbar")} aria-orientation="horizontal" className={styles.toolbar} {...roving}>
      {isReadOnly ? null : (
        <>
          <Menu trigger={<ToolButton glyph="heading" label={t("notes.command.heading")} />} entries={headings} />
          <CommandButton editor={editor} command={BOLD} />
          <CommandButton editor={editor} command={QUOTE} />
          <Menu trigger={<ToolButton glyph="bullets" label={t("notes.command.lists")} />} entries={lists} />
          <CommandButton editor={editor} command={LINK} />
          <CommandButton editor={editor} command={MENTION} />
          <CommandButton editor={editor} command={IMAGE} />
        </>
      )}
      {isReadOnly && suggesting !== undefined && suggesting.begin !== null ? <Button data-tool="" size="s" variant="soft" icon="pencil" onClick={suggesting.begin}>{t(suggesting.hasDraft ? "notes.suggest.goOn" : "notes.suggest.begin")}</Button> : null}
      {onComment === undefined ? null : <ToolButton glyph="comment" label={t("notes.command.comment")} onClick={onComment} />}
      {isReadOnly && onComment === undefined ? null : <span className={styles.divider} role="separator" aria-orientation="vertical" />}
      {onHistory === undefined ? null : <HistoryButton openCount={suggesting?.openCount ?? 0} onHistory={onHistory} />}
      <Menu trigger={<ToolButton glyph="more" label={t("notes.command.more")} />} entries={more} align="end" />
    </div>
  );
}

/** How many suggestions wait is a number on it. */
function HistoryButton({ openCount, onHistory }: { readonly openCount: number; onHistory(): void }): ReactElement {
  const t = useT();
  return (
    <span className={styles.counted}>
      <ToolButton glyph="history" label={openCount === 0 ? t("notes.command.history") : t("notes.suggest.waiting", { count: openCount })} onClick={onHistory} />
      {openCount === 0 ? null : <span className={styles.count} aria-hidden="true">{openCount > MOST_COUNTED ? `${String(MOST_COUNTED)}+` : openCount}</span>}
    </span>
  );
}

const MOST_COUNTED = 99;

function CommandButton({ editor, command }: { readonly editor: Editor; readonly command: NoteCommand }): ReactElement {
  const t = useT();
  const room = useNoteRoom();
  const isActive = useEditorState({ editor, selector: ({ editor: now }) => command.isActive?.(now) ?? false });
  return (
    <ToolButton glyph={command.glyph} shortcut={command.shortcut === undefined ? undefined : formatShortcut(command.shortcut)}
      // i18n-keys: notes.command.*
      label={t(`notes.command.${command.name}`)}
      aria-pressed={command.isActive === undefined ? undefined : isActive} onClick={() => { command.run(editor, room); }} />
  );
}

/** One tab stop for all buttons: the one that had the focus last. */
function useRoving(bar: { readonly current: HTMLDivElement | null }) {
  const last = useRef<Element | null>(null);
  const items = (): HTMLButtonElement[] => [...(bar.current?.querySelectorAll<HTMLButtonElement>(ITEMS) ?? [])];
  const stop = (wanted: Element | null): void => {
    const all = items();
    const now = all.find((item) => item === wanted) ?? all[0];
    last.current = now ?? null;
    for (const item of all) item.tabIndex = item === now ? 0 : -1;
  };
  // After each drawing: tools come and go with the right to write.
  useEffect(() => { stop(last.current); });
  return {
    onFocus: (event: FocusEvent): void => { if (event.target.matches(ITEMS)) stop(event.target); },
    onKeyDown: (event: KeyboardEvent): void => {
      const all = items();
      const at = all.findIndex((item) => item === document.activeElement);
      const next = at < 0 ? undefined : all[nextOf(event.key, at, all.length)];
      if (next === undefined || next === all[at]) return;
      event.preventDefault();
      next.focus();
    },
  };
}

function nextOf(key: string, at: number, count: number): number {
  switch (key) {
    case "ArrowRight": return (at + 1) % count;
    case "ArrowLeft": return (at - 1 + count) % count;
    case "Home": return 0;
    case "End": return count - 1;
    default: return at;
  }
}
