import { describe, expect, it } from "vitest";
import { caseEntries, type CaseEntry } from "#shared/cases/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { caseRows, rowsInSight, rowTops, walkOf } from "#renderer/features/cases/model/caseRows.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function entries(whens: readonly string[]): readonly CaseEntry[] {
  const forest = testForest();
  for (const when of whens) must(addPoint(forest, { title: when, parentId: null, kind: "case", fields: { "case.when": when } }));
  return caseEntries(forest.view);
}

describe("the rows of the library", () => {
  it("hold as many cards as fit beside each other", () => {
    const { rows, walked } = caseRows(entries(["2025-1", "2025-2", "2025-3", "2025-4", "2025-5"]), "gallery", 2);
    expect(rows.map((row) => (row.kind === "cases" ? [row.firstIndex, row.entries.length] : []))).toEqual([[0, 2], [2, 2], [4, 1]]);
    expect(walked).toHaveLength(5);
  });

  it("stand under their months in the timeline, and are walked in that order", () => {
    const { rows, walked } = caseRows(entries(["2025-03-02", "2025-08", "2025-03-20"]), "timeline", 3);
    expect(rows.map((row) => (row.kind === "month" ? `${row.year}/${row.month} ${row.count}` : row.entries[0]?.point.title))).toEqual(["2025/8 1", "2025-08", "2025/3 2", "2025-03-20", "2025-03-02"]);
    expect(walked.map(({ point }) => point.title)).toEqual(["2025-08", "2025-03-20", "2025-03-02"]);
  });

  it("are drawn only near what is in sight, of two thousand", () => {
    const { rows } = caseRows(entries(Array.from({ length: 2_000 }, (_each, index) => String(index))), "table", 1);
    const tops = rowTops(rows, "table", 16);
    const [from, to] = rowsInSight(tops, { topPx: 44 * 1_000, heightPx: 440 });
    expect([tops.length, tops.at(-1), from, to]).toEqual([2_001, 88_000, 996, 1_015]);
    expect(rowsInSight(tops, { topPx: 1e9, heightPx: 440 })).toEqual([1_996, 2_000]);
    expect(rowsInSight([0], { topPx: 0, heightPx: 400 })).toEqual([0, 0]);
  });

  it("are walked by the arrows, a row down being as many cases as stand beside each other", () => {
    const walk = (key: string, at: number): number | null => walkOf(key, at, { count: 10, columns: 3 });
    expect([walk("ArrowRight", 0), walk("ArrowDown", 1), walk("ArrowUp", 1), walk("End", 4), walk("Home", 4), walk("PageDown", 2), walk("a", 2)]).toEqual([1, 4, 0, 9, 0, 9, null]);
    expect(walkOf("ArrowDown", 0, { count: 0, columns: 1 })).toBeNull();
  });
});
