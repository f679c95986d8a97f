import type { QuotedPassage, ThreadRecord } from "#shared/discussion/index.ts";
import type { MarkedPassage } from "#renderer/runtime/notes/types.ts";

/** Marks the passage of a thread that is only being written. */
export const DRAFT_ID = "draft";

export interface SortedThreads {
  /** Beside the text, in its order. */
  readonly beside: readonly { readonly thread: ThreadRecord; readonly topPx: number }[];
  /** Open ones whose text is gone. */
  readonly lost: readonly ThreadRecord[];
  readonly resolved: readonly ThreadRecord[];
}

/** Which thread of a note stands where: beside its passage, among those whose text is gone, or among the resolved. One about the whole note stands at its top. */
export function sortThreads(threads: readonly ThreadRecord[], topOf: (id: string) => number | null): SortedThreads {
  const beside: { readonly thread: ThreadRecord; readonly topPx: number }[] = [];
  const lost: ThreadRecord[] = [];
  const resolved: ThreadRecord[] = [];
  for (const thread of threads) {
    if (thread.resolvedAtMs !== null) {
      resolved.push(thread);
      continue;
    }
    const topPx = thread.passage === null ? 0 : topOf(thread.id);
    if (topPx === null) lost.push(thread);
    else beside.push({ thread, topPx });
  }
  return { beside: beside.sort((a, b) => a.topPx - b.topPx), lost, resolved };
}

/** The passages to mark in the text: those of open threads, of resolved ones while they are shown, and of the one being written. */
export function passagesToMark(threads: readonly ThreadRecord[], draft: QuotedPassage | null, showsResolved: boolean): readonly MarkedPassage[] {
  const marks: MarkedPassage[] = [];
  for (const { id, passage, resolvedAtMs } of threads) {
    if (passage === null || (resolvedAtMs !== null && !showsResolved)) continue;
    marks.push({ id, start: passage.start, end: passage.end, tone: resolvedAtMs === null ? "comment" : "resolved" });
  }
  if (draft !== null) marks.push({ id: DRAFT_ID, start: draft.start, end: draft.end, tone: "comment" });
  return marks;
}

/** The neighbour of what is active, round and round; the first or the last when nothing is. */
export function stepThrough(ids: readonly string[], activeId: string | null, by: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const index = activeId === null ? -1 : ids.indexOf(activeId);
  if (index < 0) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[(index + by + ids.length) % ids.length] ?? null;
}
