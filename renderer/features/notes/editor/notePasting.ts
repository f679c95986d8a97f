import type { Editor, Extension } from "@tiptap/core";
import { isPrivate } from "#shared/forest/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";
import { insertFiles, type FileParts } from "./insertFiles.ts";
import { lossWords } from "./lossWords.ts";
import { pasteExtension } from "./paste/pasteExtension.ts";
import { pointsByTitle } from "./pointsByTitle.ts";
import type { MentionParts } from "./suggest/mentionRows.ts";

/** What is pasted into a note: cleaned, its pictures kept, and what could not be taken told. `editorNow` is asked when something was pasted. */
export function notePasting(parts: MentionParts & FileParts, editorNow: () => Editor): Extension {
  const { forest, shell, room, t } = parts;
  return pasteExtension({
    // A shared note must not mention what is private.
    resolveTitle: (title) => pointsByTitle(forest.view, (point) => room.sheet === "own" || !isPrivate(point)).get(title) ?? null,
    onFiles: (files) => {
      const editor = editorNow();
      insertFiles(parts, editor, files, editor.state.selection.to).catch((thrown: unknown) => { reportProblem("pictures in pasted text", thrown); });
    },
    // i18n-keys: notes.paste.*
    onRefused: (reason) => { shell.toast({ tone: "warn", key: `notes.paste.${reason}` }); },
    onLosses: ({ markdown, leftOutImages }) => {
      const what = [lossWords(markdown, t), leftOutImages === 0 ? "" : t("notes.leftOutImages", { count: leftOutImages })].filter((words) => words !== "").join(t("notes.lossAnd"));
      if (what !== "") shell.toast({ tone: "info", key: "notes.paste.losses", values: { what } });
    },
  });
}
