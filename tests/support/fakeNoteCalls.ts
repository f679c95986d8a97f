import type { CallOutput, Handlers } from "#shared/ipc/contract.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";

type NoteCalls = Extract<keyof Handlers, `notes.${string}`>;
type Pack = (updates: readonly LoggedUpdate[]) => CallOutput<"log.open">["updates"];

/** What main answers of notes, over a log in memory. */
export function fakeNoteCalls(updatesOf: (forestId: string) => readonly LoggedUpdate[], pack: Pack): Pick<Handlers, NoteCalls> {
  const named = (forestId: string, docIds: readonly string[]): LoggedUpdate[] => updatesOf(forestId).filter(({ docId }) => docIds.includes(docId));
  const sideDocs = (updates: readonly LoggedUpdate[]): string[] => [...new Set(updates.map(({ docId }) => docId).filter(isSideDocId))];
  return {
    "notes.open": async ({ forestId, docId }) => ({ updates: pack(named(forestId, [docId])) }),
    "notes.readMany": async ({ forestId, docIds }) => ({ updates: pack(named(forestId, docIds)) }),
    "notes.list": async ({ forestId }) => ({ docIds: sideDocs(updatesOf(forestId)) }),
    "notes.changedAfter": async ({ forestId, seq }) => ({ docIds: sideDocs(updatesOf(forestId).slice(seq + 1)), throughSeq: updatesOf(forestId).length - 1 }),
    "notes.versions": async ({ forestId, docId }) => {
      const seqs = updatesOf(forestId).flatMap((update, seq) => (update.docId === docId ? [seq] : []));
      const [first, last] = [seqs[0], seqs[seqs.length - 1]];
      return { versions: first === undefined || last === undefined ? [] : [{ fromSeq: first, toSeq: last, atMs: 1_000 + last, by: "pr_me", edits: seqs.length }] };
    },
    "notes.versionAt": async ({ forestId, docId, seq }) => ({ updates: pack(updatesOf(forestId).slice(0, seq + 1).filter((update) => update.docId === docId)) }),
  };
}
