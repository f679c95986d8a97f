import type { Editor, Range } from "@tiptap/core";
import type { Translate } from "#renderer/i18n/index.ts";
import { SLASH_COMMANDS } from "../noteCommands.ts";
import { readingsNow } from "../noteReadings.ts";
import type { NoteRoom } from "../noteRoom.ts";
import { filterSlash } from "./filterSlash.ts";
import type { SuggestRow } from "./suggestState.ts";

interface SlashParts { readonly room: NoteRoom; readonly t: Translate }

/** The blocks that answer what was typed behind the slash; choosing one takes the slash away. */
export function slashRows({ room, t }: SlashParts, query: string, editor: Editor, range: Range): readonly SuggestRow[] {
  // i18n-keys: notes.command.*
  const entries = SLASH_COMMANDS.map((command) => ({ id: command.id, label: t(`notes.command.${command.name}`), words: command.words, command }));
  return filterSlash(entries, query, readingsNow()).map(({ id, label, words, command }) => ({
    id, label, detail: words[0],
    pick: () => {
      editor.chain().focus().deleteRange(range).run();
      command.run(editor, room);
    },
  }));
}
