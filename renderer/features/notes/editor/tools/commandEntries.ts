import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { formatShortcut } from "#renderer/runtime/index.ts";
import { useT, type Translate } from "#renderer/i18n/index.ts";
import type { MenuEntry } from "#renderer/ui/index.ts";
import type { NoteCommand } from "../noteCommands.ts";
import { useNoteRoom, type NoteRoom } from "../noteRoom.ts";

/** Commands as lines of a menu; which are in force is asked anew with every change. */
export function useCommandEntries(editor: Editor, commands: readonly NoteCommand[]): readonly MenuEntry[] {
  const t = useT();
  const room = useNoteRoom();
  const active = useEditorState({ editor, selector: ({ editor: now }) => commands.filter((command) => command.isActive?.(now) === true).map(({ id }) => id).join(" ") });
  return commandEntries(commands, { editor, room, t, active: new Set(active.split(" ")) });
}

interface EntryParts { readonly editor: Editor; readonly room: NoteRoom; readonly t: Translate; readonly active: ReadonlySet<string> }

function commandEntries(commands: readonly NoteCommand[], { editor, room, t, active }: EntryParts): readonly MenuEntry[] {
  return commands.map((command) => ({
    // i18n-keys: notes.command.*
    id: command.id, label: t(`notes.command.${command.name}`), checked: active.has(command.id), ...(command.shortcut === undefined ? {} : { shortcut: formatShortcut(command.shortcut) }),
    onSelect: () => { command.run(editor, room); },
  }));
}
