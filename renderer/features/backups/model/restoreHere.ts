import { loadDocuments, rawRecords, restoreRecords, type Forest, type RawRecords } from "#shared/forest/index.ts";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import type { CallInput, CallOutput } from "#shared/ipc/contract.ts";
import { unpackUpdates, type LoggedUpdate } from "#shared/storage/index.ts";
import { callMain, reportProblem, waitingChanges, type OpenForest } from "#renderer/runtime/index.ts";
import { restoreCounts, type RestoreCounts } from "./restoreCounts.ts";

/** A backup as it was read, and what going back to it will change. */
export interface RestorePlan {
  readonly past: RawRecords;
  readonly counts: RestoreCounts;
}

type Failure = { readonly code: string };

/**
 * Reads a backup and compares the open forest with it. Changes nothing. One that lacks changes is refused (`incomplete`): what it does not hold would go to
 * the trash as if it had been written later.
 */
export async function planRestoreHere(forest: OpenForest, ref: CallInput<"backups.read">): Promise<Result<RestorePlan, Failure>> {
  const answer = await callMain("backups.read", ref);
  if (!answer.ok) return err({ code: answer.error.code });
  const past = readPast(answer.value);
  if (!past.ok) return past;
  const now = forest.run(readNow, null);
  return now.ok ? ok({ past: past.value, counts: restoreCounts(now.value, past.value) }) : err({ code: now.error.code });
}

/** Makes the open forest what the backup holds, as one new step that undo takes back. A backup of before is taken first; without it nothing is changed. */
export async function restoreHere(forest: OpenForest, { past }: RestorePlan): Promise<Result<void, Failure>> {
  const written = await forest.flush();
  if (!written.ok) return err({ code: written.error.reason });
  const before = await callMain("backups.take", { forestId: forest.id, reason: "before-restore" });
  if (!before.ok) return err({ code: before.error.code });
  const restored = forest.run(restoreRecords, { records: "all", past });
  return restored.ok ? ok(undefined) : err({ code: restored.error.code });
}

const readNow = ({ docs }: Forest): Result<RawRecords, never> => ok(rawRecords(docs));

/** Refused when it does not hold what it should: half of a backup must never be taken for the whole, or the other half would go to the trash. */
function readPast({ updates, missing }: CallOutput<"backups.read">): Result<RawRecords, Failure> {
  const unpacked = unpack(updates);
  if (unpacked === null) return err({ code: "corrupt" });
  const { docs, rejected } = loadDocuments(unpacked);
  const past = rawRecords(docs);
  const isIncomplete = missing > 0 || waitingChanges(docs) > 0;
  for (const doc of Object.values(docs)) doc.destroy();
  if (rejected > 0) return err({ code: "corrupt" });
  return isIncomplete ? err({ code: "incomplete" }) : ok(past);
}

function unpack(updates: CallOutput<"backups.read">["updates"]): readonly LoggedUpdate[] | null {
  try {
    return unpackUpdates(updates);
  } catch (thrown) {
    reportProblem("backups.read", thrown);
    return null;
  }
}
