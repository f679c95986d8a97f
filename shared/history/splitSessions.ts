import { personOf } from "#shared/kernel/index.ts";

const MINUTE_MS = 60_000;
/** So long a pause ends a session. */
export const SESSION_PAUSE_MS = 20 * MINUTE_MS;
/** A session that never pauses is cut here, so that nobody has to look for one change among a whole day's. */
export const LONGEST_SESSION_MS = 120 * MINUTE_MS;

/** What is known of one record of the log. `atMs` 0 and `by` "" mean: not known. */
export interface LogMark {
  readonly seq: number;
  readonly atMs: number;
  readonly by: string;
}

/** A stretch of the log; both seqs belong to it. */
export interface SessionSpan {
  readonly fromSeq: number;
  readonly toSeq: number;
  /** The earliest and the latest time in it: the clock may have been put back a little meanwhile. 0 when not known. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly by: string;
  readonly edits: number;
}

/** A session that may go on, and the time of its last record. */
export interface OpenSpan {
  readonly span: SessionSpan;
  readonly lastAtMs: number;
}

/**
 * Cuts a log into sessions: at another author, at a pause, where the clock went back by more than a pause, and after two hours without one.
 * The seq decides the order, never the time. Records of unknown time belong together. `continuing`: the session before the first of these records;
 * it comes first in the answer, longer or as it was.
 */
export function splitSessions(marks: readonly LogMark[], continuing: OpenSpan | null = null): readonly SessionSpan[] {
  const sessions: SessionSpan[] = [];
  let open = continuing;
  for (const mark of [...marks].sort((a, b) => a.seq - b.seq)) {
    if (open !== null && belongs(mark, open)) {
      open = { span: extended(open.span, mark), lastAtMs: mark.atMs };
      continue;
    }
    if (open !== null) sessions.push(open.span);
    open = { span: { fromSeq: mark.seq, toSeq: mark.seq, startedAtMs: mark.atMs, endedAtMs: mark.atMs, by: personOf(mark.by), edits: 1 }, lastAtMs: mark.atMs };
  }
  if (open !== null) sessions.push(open.span);
  return sessions;
}

function belongs(mark: LogMark, { span, lastAtMs }: OpenSpan): boolean {
  if (personOf(mark.by) !== span.by) return false;
  if (mark.atMs === 0 || lastAtMs === 0) return mark.atMs === lastAtMs;
  const longestMs = Math.max(span.endedAtMs, mark.atMs) - Math.min(span.startedAtMs, mark.atMs);
  return Math.abs(mark.atMs - lastAtMs) <= SESSION_PAUSE_MS && longestMs <= LONGEST_SESSION_MS;
}

const extended = (span: SessionSpan, mark: LogMark): SessionSpan => ({
  ...span, toSeq: mark.seq, edits: span.edits + 1, startedAtMs: Math.min(span.startedAtMs, mark.atMs), endedAtMs: Math.max(span.endedAtMs, mark.atMs),
});
