import { isThreadId } from "#shared/kernel/index.ts";
import type { MarkedText, SearchHit } from "#shared/search/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import type { NoteGoal } from "#renderer/runtime/index.ts";

/** So much of what goes before the words tells one place from another. */
const MOST_BEFORE = 24;

/** The first marked words of a passage, with what goes before them in their line; undefined when nothing is marked. */
export function goalAt({ text, marks }: MarkedText, sheet: NoteGoal["sheet"]): NoteGoal | undefined {
  const [first] = marks;
  if (first === undefined) return undefined;
  const [start, end] = first;
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  return { sheet, words: text.slice(start, end), before: text.slice(Math.max(lineStart, start - MOST_BEFORE), start) };
}

/** Where in the note the words of an answer stand, or the file; the version that was suggested for it; undefined when it was none of these that answered. */
export function goalOfHit({ key, kind, docId, sha256, snippet }: Pick<SearchHit, "key" | "kind" | "docId" | "sha256" | "snippet">): NoteGoal | undefined {
  if (kind === "suggestion") return isThreadId(key) ? { sheet: "shared", words: "", before: "", suggestionId: key } : undefined;
  const note = (kind === "note" || kind === "attachment") && docId !== null ? parseNoteDocId(docId) : null;
  if (note !== null && kind === "attachment") return { sheet: note.sheet, words: "", before: "", ...(sha256 === null ? {} : { sha256 }) };
  return note === null || snippet === null ? undefined : goalAt(snippet, note.sheet);
}
