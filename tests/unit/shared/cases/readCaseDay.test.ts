import { describe, expect, it } from "vitest";
import { caseEntries } from "#shared/cases/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function dayOf(when: string): string | null {
  const forest = testForest();
  must(addPoint(forest, { title: "案例", parentId: null, kind: "case", fields: { "case.when": when } }));
  const day = caseEntries(forest.view)[0]?.day ?? null;
  if (day === null) return null;
  const at = new Date(day.startsAtMs);
  return `${at.getFullYear()}-${at.getMonth() + 1}${day.isWholeMonth ? "" : `-${at.getDate()}`}`;
}

describe("when a case happened", () => {
  it("is read from days and months as people write them", () => {
    expect(["2025-10-21", "2025/3", "2025年10月21日", "2025 年 9 月", "华宁机械，2025年10月下旬", "2025.12.1 下午", "2024-02-29"].map(dayOf)).toEqual(["2025-10-21", "2025-3", "2025-10-21", "2025-9", "2025-10", "2025-12-1", "2024-2-29"]);
  });

  it("is not guessed where no year stands or no calendar knows the day", () => {
    expect(["", "十月下旬", "10月21日", "2025-13", "2025-02-30", "2025", "0000-01-01", "2025-0-3"].map(dayOf)).toEqual([null, null, null, null, null, null, null, null]);
  });
});
