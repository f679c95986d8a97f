import { createReplay } from "#shared/forest/index.ts";
import { addNotesWritten, endTitles, summariseChanges, type HistoryStep } from "#shared/history/index.ts";
import { personOf } from "#shared/kernel/index.ts";
import type { LogRecord } from "#shared/storage/index.ts";
import { readAfter, type HistoryPlace } from "./readAfter.ts";
import { readStateAt, withoutNotes } from "./readStateAt.ts";

export const MAX_STEPS = 500;
/** What one command writes to several documents reaches the log within one batch. */
const ONE_STEP_MS = 250;

export interface Stretch { readonly fromSeq: number; readonly toSeq: number }

/** The single steps between two changes, both included; the first `MAX_STEPS` and nothing after. */
export async function readSteps({ fromSeq, toSeq, ...place }: HistoryPlace & Stretch): Promise<readonly HistoryStep[]> {
  const { records } = await readAfter(place, fromSeq - 1, toSeq);
  const groups = groupSteps(records);
  const replay = createReplay(await readStateAt({ ...place, seq: fromSeq - 1 }));
  const titleOf = endTitles(replay.readRecord);
  try {
    return groups.map((group) => {
      replay.apply(withoutNotes(group.records));
      const changes = addNotesWritten(summariseChanges(replay.takeChanges(), titleOf), group.records, replay.readRecord);
      return { fromSeq: group.fromSeq, seq: group.toSeq, atMs: group.atMs, by: personOf(group.by), changes };
    });
  } finally {
    replay.destroy();
  }
}

interface StepGroup extends Stretch {
  readonly atMs: number;
  readonly by: string;
  readonly records: readonly LogRecord[];
}

/** Records of one person within a moment are one step. Where the time is not known, each record stands alone. */
function groupSteps(records: readonly LogRecord[]): StepGroup[] {
  const groups: StepGroup[] = [];
  for (let from = 0; from < records.length && groups.length < MAX_STEPS;) {
    const first = records[from];
    if (first === undefined) break;
    let to = from + 1;
    while (to < records.length && isSameStep(first, records[to])) to += 1;
    const group = records.slice(from, to);
    groups.push({ fromSeq: first.seq, toSeq: group[group.length - 1]?.seq ?? first.seq, atMs: first.atMs, by: first.by, records: group });
    from = to;
  }
  return groups;
}

function isSameStep(first: LogRecord, next: LogRecord | undefined): boolean {
  // One number twice is one write made again; it cannot be torn apart.
  if (next === undefined || next.seq === first.seq) return next !== undefined;
  if (first.atMs === 0 || next.atMs === 0 || next.by !== first.by) return false;
  return next.atMs >= first.atMs && next.atMs - first.atMs <= ONE_STEP_MS;
}
