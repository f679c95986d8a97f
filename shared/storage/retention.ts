/**
 * Which backups may go. Dense for what is recent, ever thinner for what is old, in the spirit of the tower of Hanoi; decided by age and not by count, because
 * backups are taken only when something has changed and so at no regular pace.
 *
 * The rule. A backup between an older and a newer one may go when
 *   (1) the older neighbour's age is at most twice the newer one's (ages counted with one hour more, or the first hour would never thin), and
 *   (2) the two are at most a day apart, or the newer one is more than a week old.
 * Never removed: the oldest; the three newest, by content and by clock; the ten newest of each reason a person or a migration asked for; what carries a
 * time that has not come yet (the clock was set back since).
 *
 * Why it holds for good: both conditions, once true of two neighbours, stay true as time passes. So whatever was ever taken lies between two kept ones that
 * fulfil them: a state of about the same age, within a factor of two, and within a day for the last week. And because nothing removable is left, ages double
 * at least every second step: kept ≤ 2·log2(age of the oldest in hours + 1) + 24, beside those that are never removed.
 * At most two go at a time: enough when each new backup is followed by one thinning (the bound holds all the same), and a clock that jumps years ahead
 * for a day makes everything old but takes little away.
 */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAILY_FOR_MS = 7 * DAY_MS;
const NEWEST_KEPT = 3;
const ASKED_FOR_KEPT = 10;
const MOST_AT_A_TIME = 2;
/** Taken without anybody's asking; every other reason is kept longer. */
const AUTOMATIC_REASONS: ReadonlySet<string> = new Set(["open", "hourly"]);

export interface KeptBackup {
  readonly id: string;
  readonly takenAtMs: number;
  readonly reason: string;
  /** Grows with the work contained, whatever the clock says: the number of the last change. */
  readonly throughSeq: number;
}

/** The backups to remove now, after one has been added: the oldest that may go, two at most. */
export function backupsToRemove<T extends KeptBackup>(backups: readonly T[], nowMs: number): T[] {
  const untouchable = neverRemoved(backups, nowMs);
  const ladder = [...backups].sort((a, b) => a.takenAtMs - b.takenAtMs || a.throughSeq - b.throughSeq);
  const removed: T[] = [];
  let older: T | undefined;
  ladder.forEach((backup, index) => {
    const newer = ladder[index + 1];
    const mayGo = older !== undefined && newer !== undefined && !untouchable.has(backup.id) && standFor(older, newer, nowMs);
    if (mayGo) removed.push(backup);
    else older = backup;
  });
  return removed.slice(0, MOST_AT_A_TIME);
}

/** True when these two are enough for everything between them. */
function standFor(older: KeptBackup, newer: KeptBackup, nowMs: number): boolean {
  const olderAgeMs = nowMs - older.takenAtMs;
  const newerAgeMs = nowMs - newer.takenAtMs;
  if (newerAgeMs < 0) return false;
  const isClose = olderAgeMs + HOUR_MS <= 2 * (newerAgeMs + HOUR_MS);
  return isClose && (olderAgeMs - newerAgeMs <= DAY_MS || newerAgeMs > DAILY_FOR_MS);
}

function neverRemoved(backups: readonly KeptBackup[], nowMs: number): Set<string> {
  const byWork = [...backups].sort((a, b) => b.throughSeq - a.throughSeq || b.takenAtMs - a.takenAtMs);
  const byClock = [...backups].sort((a, b) => b.takenAtMs - a.takenAtMs || b.throughSeq - a.throughSeq);
  const kept = [...byWork.slice(0, NEWEST_KEPT), ...byClock.slice(0, NEWEST_KEPT), ...backups.filter(({ takenAtMs }) => takenAtMs > nowMs)];
  const countByReason = new Map<string, number>();
  for (const backup of byWork) {
    if (AUTOMATIC_REASONS.has(backup.reason)) continue;
    const count = (countByReason.get(backup.reason) ?? 0) + 1;
    countByReason.set(backup.reason, count);
    if (count <= ASKED_FOR_KEPT) kept.push(backup);
  }
  return new Set(kept.map(({ id }) => id));
}
