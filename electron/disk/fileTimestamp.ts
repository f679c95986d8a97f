/** A moment as part of a file name that every system accepts and that sorts by time: 2026-11-22T04-30-00-000Z. */
export function fileTimestamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-");
}
