import { describe, expect, it } from "vitest";
import type { NewsItem } from "#renderer/runtime/index.ts";
import { countKinds, newsByPerson } from "#renderer/features/groups/model/newsByPerson.ts";
import { pt } from "#tests/support/plainForest.ts";

const items: readonly NewsItem[] = [
  { kind: "comment", id: "cm_1", at: pt("a"), by: "pr_he" }, { kind: "point", id: pt("a"), by: "pr_chen" }, { kind: "note", id: pt("a"), by: "pr_chen" }, { kind: "point", id: pt("b"), by: "pr_chen" },
];

describe("news by person", () => {
  it("tells who did most first, and of each points before notes", () => {
    expect(newsByPerson(items).map(({ by, items: theirs }) => [by, ...theirs.map(({ kind }) => kind)])).toEqual([["pr_chen", "point", "point", "note"], ["pr_he", "comment"]]);
    expect(newsByPerson([])).toEqual([]);
  });

  it("counts only what there is", () => {
    expect(countKinds(items)).toEqual([{ kind: "point", count: 2 }, { kind: "note", count: 1 }, { kind: "comment", count: 1 }]);
  });
});
