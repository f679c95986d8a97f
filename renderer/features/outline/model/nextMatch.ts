import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { OutlineRow } from "./outlineRows.ts";

/** The points that answer the filter, as they stand. */
export const matchesIn = (rows: readonly OutlineRow[]): readonly PointId[] => rows.flatMap((row) => (row.kind === "point" && row.isMatch ? [row.id] : []));

/** The next or the previous match, going round; the first or the last when none is the current one. Null when there are none. */
export function nextMatch(matches: readonly PointId[], currentId: EndId | undefined, step: 1 | -1): PointId | null {
  const at = matches.findIndex((id) => id === currentId);
  const index = at < 0 ? (step === 1 ? 0 : matches.length - 1) : (at + step + matches.length) % matches.length;
  return matches[index] ?? null;
}
