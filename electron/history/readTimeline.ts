import { emptySummary, splitSessions, type HistorySession, type Timeline } from "#shared/history/index.ts";
import type { SeqRange } from "#shared/storage/index.ts";
import { distinctRanges } from "#electron/durableLog/holes.ts";
import { readAfter, type HistoryPlace, type LaterHistory } from "./readAfter.ts";
import { belongsTo, markOf, readSessionsCache, writeSessionsCache, type SessionsCache } from "./sessionsCache.ts";
import { summariseSessions, type TimelineEntry } from "./summariseSessions.ts";

/** Fewer edits than these are run through again next time: writing the cache would cost more, and each stop makes counts a little coarser. */
const WORTH_WRITING_EDITS = 1_000;

/** The whole history of a forest as sessions, oldest first. Only what is not in the cache is run through. */
export async function readTimeline(place: HistoryPlace): Promise<Timeline> {
  const { entries, missing, throughSeq } = await bringUpToDate(place, WORTH_WRITING_EDITS);
  return { sessions: withMilestoneNews(entries), throughSeq, missing: [...missing] };
}

/** The same from the cache and the marks of later changes alone: what those changed is left open. Without a cache it is the whole timeline. */
export async function readQuickTimeline(place: HistoryPlace): Promise<Timeline> {
  const { cache, later } = await openCut(place);
  if (cache === null) return readTimeline(place);
  const { entries } = cache;
  const open = entries[entries.length - 1];
  const spans = later.records.length === 0 ? [] : splitSessions(later.records, open === undefined ? null : { span: open.session, lastAtMs: later.last?.atMs ?? 0 });
  const finished = spans.length === 0 ? entries : entries.slice(0, -1);
  const unfinished = spans.map((span, at): HistorySession => (at === 0 && open !== undefined
    ? { ...open.session, ...span, isUnfinished: span.toSeq > open.session.toSeq }
    : { ...span, changes: emptySummary(), milestones: [], isUnfinished: true }));
  return { sessions: [...withMilestoneNews(finished), ...unfinished], throughSeq: later.throughSeq, missing: distinctRanges([...cache.missing, ...later.missing]) };
}

/** Works out what a later `readTimeline` will need, so that it is quick: for moments when nobody waits. Called again without news it writes nothing. */
export async function refreshHistoryCache(place: HistoryPlace): Promise<void> {
  await bringUpToDate(place, 1);
}

interface UpToDate { readonly entries: readonly TimelineEntry[]; readonly missing: readonly SeqRange[]; readonly throughSeq: number }

async function bringUpToDate(place: HistoryPlace, worthWritingEdits: number): Promise<UpToDate> {
  const { cache, later } = await openCut(place);
  const entries = await summariseSessions(place, later, cache?.entries ?? []);
  const missing = distinctRanges([...(cache?.missing ?? []), ...later.missing]);
  const newest = later.records[later.records.length - 1];
  if (newest !== undefined && later.records.length >= worthWritingEdits) {
    await writeSessionsCache(place, { last: markOf(newest), missing: missing.filter(({ toSeq }) => toSeq < newest.seq), entries });
  }
  return { entries, missing, throughSeq: later.throughSeq };
}

/** The log from where the cache ends; all of it when there is no cache, or one of another log. */
async function openCut(place: HistoryPlace): Promise<{ readonly cache: SessionsCache | null; readonly later: LaterHistory }> {
  const cache = await readSessionsCache(place);
  if (cache !== null) {
    const later = await readAfter(place, cache.last.seq);
    if (belongsTo(later.last, cache)) return { cache, later };
  }
  return { cache: null, later: await readAfter(place, -1) };
}

/** Milestones as they are called today; those that were taken away are left out. */
function withMilestoneNews(entries: readonly TimelineEntry[]): HistorySession[] {
  const names = new Map(entries.flatMap(({ milestoneNews }) => milestoneNews.map(({ id, name }) => [id, name] as const)));
  return entries.map(({ session }) => {
    if (!session.milestones.some(({ id }) => names.has(id))) return session;
    const milestones = session.milestones.flatMap((milestone) => {
      const name = names.get(milestone.id);
      if (name === null) return [];
      return [name === undefined ? milestone : { ...milestone, name }];
    });
    return { ...session, milestones };
  });
}
