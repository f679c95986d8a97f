import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { formatShortcut } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import type { MenuEntry } from "#renderer/ui/index.ts";
import type { SuggestingTools } from "#renderer/features/notes/model/useSuggesting.ts";
import { CALLOUTS, CODE_BLOCK, FILE, FORMULAS, HIGHLIGHTS, MARKS, RULE, TABLE, TABLE_TOOLS } from "../noteCommands.ts";
import { useNoteRoom } from "../noteRoom.ts";
import { useCommandEntries } from "./commandEntries.ts";

/** How the note is looked at, and what can be done with it as a whole. */
export interface SheetTools {
  readonly isWide: boolean;
  readonly isFocused: boolean;
  readonly hasOutline: boolean;
  toggleWide(): void;
  toggleFocused(): void;
  toggleOutline(): void;
  find(): void;
  print(): void;
  copyMarkdown(): void;
}

/** What stands behind the dots of the toolbar. */
export function useMoreEntries(editor: Editor, tools: SheetTools, suggesting?: SuggestingTools): readonly MenuEntry[] {
  const t = useT();
  const { isReadOnly } = useNoteRoom();
  const marks = useCommandEntries(editor, MARKS);
  const highlights = useCommandEntries(editor, HIGHLIGHTS);
  const blocks = useCommandEntries(editor, [TABLE, CODE_BLOCK, ...FORMULAS, RULE, FILE]);
  const callouts = useCommandEntries(editor, CALLOUTS);
  const tableTools = useCommandEntries(editor, TABLE_TOOLS);
  const isInTable = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("table") });
  const whole: readonly MenuEntry[] = [
    { id: "find", label: t("notes.more.find"), icon: "search", shortcut: formatShortcut("Mod+F"), onSelect: tools.find },
    { id: "outline", label: t("notes.more.outline"), icon: "list-plus", checked: tools.hasOutline, onSelect: tools.toggleOutline },
    { id: "focus", label: t("notes.more.focus"), icon: "focus", checked: tools.isFocused, onSelect: tools.toggleFocused },
    { id: "wide", label: t("notes.more.wide"), icon: "fit", checked: tools.isWide, onSelect: tools.toggleWide },
    ...suggestEntries(suggesting, t),
    { kind: "separator", id: "out" },
    { id: "print", label: t("notes.more.print"), icon: "file", onSelect: tools.print },
    { id: "copy", label: t("notes.more.copyMarkdown"), icon: "copy", onSelect: tools.copyMarkdown },
  ];
  if (isReadOnly) return whole;
  return [
    ...(isInTable ? [{ kind: "heading", id: "table-tools", label: t("notes.more.table") } as const, ...tableTools, { kind: "separator", id: "whole" } as const] : []),
    ...whole,
    { kind: "heading", id: "marks", label: t("notes.more.marks") }, ...marks,
    { kind: "heading", id: "highlights", label: t("notes.more.highlights") }, ...highlights,
    { kind: "heading", id: "blocks", label: t("notes.more.blocks") }, ...blocks,
    { kind: "heading", id: "callouts", label: t("notes.more.callouts") }, ...callouts,
  ];
}

function suggestEntries(suggesting: SuggestingTools | undefined, t: ReturnType<typeof useT>): readonly MenuEntry[] {
  if (suggesting?.begin === null || suggesting === undefined) return [];
  const { begin, hasDraft } = suggesting;
  return [{ kind: "separator", id: "suggesting" }, { id: "suggest", label: t(hasDraft ? "notes.suggest.goOn" : "notes.suggest.begin"), icon: "pencil", onSelect: begin }];
}
