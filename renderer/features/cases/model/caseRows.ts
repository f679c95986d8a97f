import { caseMonths, type CaseEntry } from "#shared/cases/index.ts";

export type LibraryLook = "gallery" | "table" | "timeline";

/** One row of the library as it is drawn: some cases beside each other, or the name of a month. */
export type CaseRow =
  | { readonly kind: "month"; readonly key: string; readonly year: number; readonly month: number; readonly count: number }
  | { readonly kind: "cases"; readonly key: string; readonly entries: readonly CaseEntry[]; readonly firstIndex: number };

/** Heights in rem: the text scale carries them. */
const ROW_REM = { month: 2.5, gallery: 10.5, table: 2.75, timeline: 4.25 } as const;

/** The rows of a look, and the cases in the order in which the keyboard walks through them. */
export function caseRows(entries: readonly CaseEntry[], look: LibraryLook, columns: number): { readonly rows: readonly CaseRow[]; readonly walked: readonly CaseEntry[] } {
  if (look !== "timeline") return { rows: inRows(entries, look === "gallery" ? Math.max(1, columns) : 1, 0), walked: entries };
  const rows: CaseRow[] = [];
  const walked: CaseEntry[] = [];
  for (const { year, month, entries: own } of caseMonths(entries)) {
    rows.push({ kind: "month", key: `month-${year}-${month}`, year, month, count: own.length }, ...inRows(own, 1, walked.length));
    walked.push(...own);
  }
  return { rows, walked };
}

function inRows(entries: readonly CaseEntry[], columns: number, firstIndex: number): CaseRow[] {
  const rows: CaseRow[] = [];
  for (let at = 0; at < entries.length; at += columns) {
    const own = entries.slice(at, at + columns);
    rows.push({ kind: "cases", key: own[0]?.point.id ?? "", entries: own, firstIndex: firstIndex + at });
  }
  return rows;
}

/** Where each row begins, in px, and after the last one where the list ends. */
export function rowTops(rows: readonly CaseRow[], look: LibraryLook, remPx: number): readonly number[] {
  const tops = [0];
  let top = 0;
  for (const row of rows) {
    top += ROW_REM[row.kind === "month" ? "month" : look] * remPx;
    tops.push(top);
  }
  return tops;
}

/** Which rows are in sight between two heights, with some more on either side: from the first up to, and without, the second. */
export function rowsInSight(tops: readonly number[], sight: { readonly topPx: number; readonly heightPx: number }): readonly [from: number, to: number] {
  const count = tops.length - 1;
  const at = (px: number): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] ?? Infinity) <= px) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(0, at(sight.topPx) - MORE_ROWS), Math.min(count, at(sight.topPx + sight.heightPx) + 1 + MORE_ROWS)];
}
const MORE_ROWS = 4;

/** How far a key goes among `count` cases; null for keys that do not walk. */
export function walkOf(key: string, at: number, { count, columns }: { readonly count: number; readonly columns: number }): number | null {
  const step: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, PageDown: columns * 5, PageUp: -columns * 5, Home: -count, End: count };
  const by = step[key];
  return by === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, at + by));
}
