import { createFilter } from "#renderer/runtime/createFilter.ts";
import { createReadable } from "#renderer/runtime/createReadable.ts";
import { createSelection } from "#renderer/runtime/createSelection.ts";
import { noGroup } from "#renderer/runtime/groups/noGroup.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createAttachments } from "#renderer/runtime/notes/attachments.ts";
import { createPastNotes } from "#renderer/runtime/notes/createPastNotes.ts";
import { noSearch } from "#renderer/runtime/search/noSearch.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { createForest, loadDocuments, type Forest } from "#shared/forest/index.ts";
import { ok } from "#shared/kernel/index.ts";

export interface BenchForest {
  readonly forest: Forest;
  readonly open: OpenForest;
}

export function forestOf(bytes: Uint8Array, author: `pr_${string}`): Forest {
  const { docs, rejected } = loadDocuments([{ docId: "forest", bytes }]);
  if (rejected > 0) throw new Error("the forest cannot be read");
  return createForest({ ...systemSources, author, docs });
}

/** A forest as `openForest` gives it, without a log and a mirror behind it. */
export async function openBenchForest(pointCount: number): Promise<BenchForest> {
  const answer = await fetch(`./forest-${pointCount}.bin`);
  if (!answer.ok) throw new Error(`no forest of ${pointCount} points`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const forest = forestOf(bytes, "pr_bench");
  const notes = createPastNotes("fr_bench", 0);
  const written = Promise.resolve(ok(undefined));
  return {
    forest,
    open: {
      id: "fr_bench", view: forest.view, selection: createSelection(forest.view), filter: createFilter(forest.view, { clock: systemSources.clock }),
      saveState: createReadable({ kind: "written" as const, atMs: null }),
      history: createReadable({ canUndo: false, canRedo: false, undoCommand: null, redoCommand: null }),
      report: createReadable({ damage: [], missing: [], filledFrom: [], waiting: 0, recoveredFromMirror: false, mirrorUnavailable: false, readOnlyBecause: null }),
      notes, openDiscussion: (docId) => notes.open(docId), attachments: createAttachments({ forestId: "fr_bench", clock: systemSources.clock }), search: noSearch(), group: noGroup("fr_bench"), mayWrite: createReadable("all" as const),
      run: (command, input) => command(forest, input),
      undo: () => ({ kind: "nothing" }), redo: () => ({ kind: "nothing" }), forgetHistory: () => undefined,
      flush: () => written, close: () => written,
    },
  };
}
