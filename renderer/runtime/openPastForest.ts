import { createForest, loadDocuments, rawRecords, type Forest, type RawRecords } from "#shared/forest/index.ts";
import type { CallOutput, IpcErrorCode } from "#shared/ipc/contract.ts";
import { err, ok, type ForestId, type Result } from "#shared/kernel/index.ts";
import { unpackUpdates } from "#shared/storage/index.ts";
import { createFilter } from "./createFilter.ts";
import { createReadable } from "./createReadable.ts";
import { createSelection } from "./createSelection.ts";
import { noGroup } from "./groups/noGroup.ts";
import { callMain } from "./ipcClient.ts";
import { createAttachments } from "./notes/attachments.ts";
import { createPastNotes } from "./notes/createPastNotes.ts";
import { reportProblem } from "./reportProblem.ts";
import { noSearch } from "./search/noSearch.ts";
import { systemSources } from "./systemSources.ts";
import type { OpenForest, OpenReport } from "./types.ts";
import { waitingChanges } from "./waitingChanges.ts";

/** A forest as it was after one change: everything can be looked at and selected, nothing can be changed. */
export interface PastForest extends OpenForest {
  /** The change it stands behind. */
  readonly seq: number;
  /** What its documents held, trash included: for comparing and restoring. */
  readonly raw: RawRecords;
  /** False when changes from before that moment are lost or cannot be read: what is absent here was perhaps never away. */
  readonly isWhole: boolean;
}

type PastError = { readonly code: IpcErrorCode };

/** Opens how a forest was after change `seq`, apart from the open one. The caller closes it. */
export async function openPastForest(forestId: ForestId, seq: number): Promise<Result<PastForest, PastError>> {
  const loaded = await loadPast(forestId, seq);
  return loaded.ok ? ok(assemble(forestId, seq, loaded.value)) : loaded;
}

/** Only what the documents held after change `seq`: enough to compare with, at half the price of opening. */
export async function readPastRecords(forestId: ForestId, seq: number): Promise<Result<RawRecords, PastError>> {
  const loaded = await loadPast(forestId, seq);
  if (!loaded.ok) return loaded;
  const raw = rawRecords(loaded.value.docs);
  destroyDocuments(loaded.value.docs);
  return ok(raw);
}

interface LoadedPast { readonly docs: Forest["docs"]; readonly rejected: number }

async function loadPast(forestId: ForestId, seq: number): Promise<Result<LoadedPast, PastError>> {
  const answer = await callMain("history.stateAt", { forestId, seq });
  if (!answer.ok) return err({ code: answer.error.code });
  const updates = unpackOrNull(answer.value);
  if (updates === null) return err({ code: "corrupt" });
  const { docs, rejected } = loadDocuments(updates);
  if (rejected > 0) reportProblem("openPastForest", `${rejected} updates cannot be read`, "warn");
  return ok({ docs, rejected });
}

function unpackOrNull({ updates }: CallOutput<"history.stateAt">): ReturnType<typeof unpackUpdates> | null {
  try {
    return unpackUpdates(updates);
  } catch (thrown) {
    reportProblem("openPastForest", thrown);
    return null;
  }
}

const NOTHING_WRONG: OpenReport = { damage: [], missing: [], filledFrom: [], waiting: 0, recoveredFromMirror: false, mirrorUnavailable: false, readOnlyBecause: "past" };

function assemble(forestId: ForestId, seq: number, { docs, rejected }: LoadedPast): PastForest {
  const { clock, ids } = systemSources;
  const forest = createForest({ clock, ids, author: "pr_nobody", docs });
  const selection = createSelection(forest.view);
  const filter = createFilter(forest.view, { clock });
  const attachments = createAttachments({ forestId, clock });
  const notes = createPastNotes(forestId, seq);
  const waiting = waitingChanges(docs);
  let raw: RawRecords | null = null;
  let isClosed = false;
  return {
    // A name of its own, so that looking at the past never changes how the present is remembered to look; one name for all
    // moments of a forest, so that the camera stands still while somebody walks through them.
    // SAFETY: an id with a suffix keeps its prefix.
    id: `${forestId}-past` as ForestId,
    seq,
    view: forest.view,
    selection,
    filter,
    saveState: createReadable({ kind: "written", atMs: null } as const),
    history: createReadable({ canUndo: false, canRedo: false, undoCommand: null, redoCommand: null }),
    report: createReadable({ ...NOTHING_WRONG, waiting }),
    notes,
    openDiscussion: (docId) => notes.open(docId),
    attachments,
    search: noSearch(),
    group: noGroup(forestId),
    mayWrite: createReadable("none" as const),
    isWhole: waiting === 0 && rejected === 0,
    get raw() {
      raw ??= rawRecords(docs);
      return raw;
    },
    run: () => err({ code: "read-only" }),
    undo: () => ({ kind: "nothing" }),
    redo: () => ({ kind: "nothing" }),
    forgetHistory: () => undefined,
    flush: async () => ok(undefined),
    close: async () => {
      if (!isClosed) {
        isClosed = true;
        selection.destroy();
        filter.destroy();
        attachments.close();
        forest.destroy();
        destroyDocuments(docs);
      }
      return ok(undefined);
    },
  };
}

function destroyDocuments(docs: Forest["docs"]): void {
  for (const doc of Object.values(docs)) doc.destroy();
}
