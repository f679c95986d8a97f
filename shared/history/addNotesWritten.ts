import type { RawRecord } from "#shared/forest/index.ts";
import { isSideDocId, parseNoteDocId } from "#shared/notes/index.ts";
import { NAMES_SHOWN, type ChangeSummary } from "./changeSummary.ts";

/**
 * A summary that also says whose notes were written, and whether something was discussed: told from the names of the documents that were written to, because
 * what stands in them is not looked at. `read` names the points as they are called at the end of it.
 */
export function addNotesWritten(summary: ChangeSummary, written: readonly { readonly docId: string }[], read: (root: "points", id: string) => RawRecord | null): ChangeSummary {
  const pointIds = new Set<string>();
  let { isDiscussed } = summary;
  for (const docId of new Set(written.map((one) => one.docId))) {
    const note = parseNoteDocId(docId);
    if (note !== null) pointIds.add(note.pointId);
    else isDiscussed ||= isSideDocId(docId);
  }
  if (pointIds.size === 0 && isDiscussed === summary.isDiscussed) return summary;
  const some = [...pointIds].slice(0, NAMES_SHOWN).map((id) => {
    const fields = read("points", id)?.fields;
    return { id, title: textOf(fields?.["title"]), kind: textOf(fields?.["kind"]) };
  });
  return { ...summary, notesWritten: { count: pointIds.size, some }, isDiscussed };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
