import { err, ok, type ForestId } from "#shared/kernel/index.ts";
import { callMain } from "../ipcClient.ts";
import { readSideDocument } from "./createNotes.ts";
import type { SideDocuments } from "./types.ts";

/** Notes as they were after change `seq`: they can be read, one by one, and nothing is written into them. */
export function createPastNotes(forestId: ForestId, seq: number): SideDocuments {
  return {
    open: async (docId) => {
      const read = await readSideDocument(() => callMain("notes.versionAt", { forestId, docId, seq }));
      if (!read.ok) return read;
      return ok({ docId, doc: read.value, isReadOnly: true, release: () => { read.value.destroy(); } });
    },
    // Nobody searches the past.
    list: async () => ok([]),
    readMany: async () => ok(new Map()),
    changedAfter: async () => err({ code: "not-found" }),
    onChange: () => () => undefined,
  };
}
