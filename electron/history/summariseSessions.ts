import { createReplay, isTrashed, type RecordChange, type Replay } from "#shared/forest/index.ts";
import { addNotesWritten, endTitles, mergeSummaries, splitSessions, summariseChanges, type HistorySession } from "#shared/history/index.ts";
import type { LogRecord } from "#shared/storage/index.ts";
import type { CheckpointFile } from "#electron/durableLog/layout.ts";
import { firstAfter, type HistoryPlace, type LaterHistory } from "./readAfter.ts";
import { documentsIn, readStateAt, withoutNotes } from "./readStateAt.ts";

/** A later word on a milestone: its new name, or null when it was taken away. */
export interface MilestoneNews { readonly id: string; readonly name: string | null }

/** A session as it was, and what it says about milestones that were there before it. */
export interface TimelineEntry {
  readonly session: HistorySession;
  readonly milestoneNews: readonly MilestoneNews[];
}

type Milestone = HistorySession["milestones"][number];

/**
 * All sessions: those of `before`, which reach up to where `later` begins, and what came since, worked out by running through it. The last one of `before`
 * may go on; then its summary is joined of two, in which a record changed in both beyond the names shown counts twice.
 */
export async function summariseSessions(place: HistoryPlace, later: LaterHistory, before: readonly TimelineEntry[]): Promise<readonly TimelineEntry[]> {
  const { records, last, afterSeq } = later;
  const open = before[before.length - 1] ?? null;
  if (records.length === 0) return before;
  const entries = [...before.slice(0, -1)];
  const known = new Set(before.flatMap(({ session }) => session.milestones.map(({ id }) => id)));
  const gaps = new GapFiller(place.fs, later);
  const replay = createReplay(await readStateAt({ ...place, seq: afterSeq }));
  const titleOf = endTitles(replay.readRecord);
  try {
    for (const span of splitSessions(records, open === null ? null : { span: open.session, lastAtMs: last?.atMs ?? 0 })) {
      const continued = open !== null && entries.length === before.length - 1 ? open : null;
      const part = records.slice(firstAfter(records, span.fromSeq - 1), firstAfter(records, span.toSeq));
      await gaps.fillBefore(part[0]?.seq ?? 0, replay);
      replay.apply(withoutNotes(part));
      const changes = replay.takeChanges();
      const { milestones, milestoneNews } = readMilestones(changes, withoutNotes(part), known);
      entries.push(joined(continued, { session: { ...span, changes: addNotesWritten(summariseChanges(changes, titleOf), part, replay.readRecord), milestones: [...milestones] }, milestoneNews }));
    }
  } finally {
    replay.destroy();
  }
  return entries;
}

/** `later` already has the times and the number of edits of both. */
function joined(earlier: TimelineEntry | null, later: TimelineEntry): TimelineEntry {
  if (earlier === null) return later;
  return {
    session: {
      ...later.session,
      changes: mergeSummaries(earlier.session.changes, later.session.changes),
      milestones: [...earlier.session.milestones, ...later.session.milestones],
    },
    milestoneNews: [...earlier.milestoneNews, ...later.milestoneNews],
  };
}

/**
 * Updates that build on a lost one wait until it comes. A checkpoint taken after the gap holds what came of it, so the replay goes on from there; what the
 * checkpoint brings is nobody's work of that moment and is not told.
 */
class GapFiller {
  readonly #fs: HistoryPlace["fs"];
  readonly #checkpoints: readonly CheckpointFile[];
  /** Numbers of the records that come right after a gap, ascending, as far as it is not filled. */
  #resumeSeqs: readonly number[];
  #triedThroughSeq = -1;

  constructor(fs: HistoryPlace["fs"], { records, checkpoints, afterSeq }: LaterHistory) {
    this.#fs = fs;
    this.#checkpoints = checkpoints;
    this.#resumeSeqs = records.filter(({ seq }, at) => seq > (records[at - 1]?.seq ?? afterSeq) + 1).map(({ seq }) => seq);
  }

  async fillBefore(fromSeq: number, replay: Replay): Promise<void> {
    const [oldest] = this.#resumeSeqs;
    if (oldest === undefined || oldest > fromSeq) return;
    const usable = this.#checkpoints.filter(({ throughSeq }) => throughSeq >= oldest - 1 && throughSeq < fromSeq && throughSeq > this.#triedThroughSeq);
    for (const { path, throughSeq } of usable.reverse()) {
      this.#triedThroughSeq = Math.max(this.#triedThroughSeq, throughSeq);
      const documents = await documentsIn(this.#fs, path);
      if (documents === null) continue;
      replay.apply(documents);
      replay.takeChanges();
      this.#resumeSeqs = this.#resumeSeqs.filter((seq) => seq - 1 > throughSeq);
      return;
    }
  }
}

interface MilestonesRead { readonly milestones: readonly Milestone[]; readonly milestoneNews: readonly MilestoneNews[] }

function readMilestones(changes: readonly RecordChange[], records: readonly LogRecord[], known: Set<string>): MilestonesRead {
  const milestones: Milestone[] = [];
  const milestoneNews: MilestoneNews[] = [];
  for (const { root, id, after } of changes) {
    if (root !== "milestones") continue;
    const name = after === null || isTrashed(after) ? null : String(after["name"] ?? "");
    if (known.has(id)) milestoneNews.push({ id, name });
    else if (name !== null) {
      const made = recordNaming(id, records);
      milestones.push({ id, name, seq: made?.seq ?? 0, atMs: made?.atMs ?? 0 });
      known.add(id);
    }
  }
  return { milestones: milestones.sort((a, b) => a.seq - b.seq), milestoneNews };
}

/** The record that brought a new id, which stands in an update as plain text; otherwise the last one, by which it was certainly there. */
function recordNaming(id: string, records: readonly LogRecord[]): LogRecord | undefined {
  return records.find(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(id, 0, "latin1")) ?? records[records.length - 1];
}
