import { describe, expect, it } from "vitest";
import { ALL_CASES, caseEntries, caseFacets, caseMonths, filterCases, sortCases, type CaseEntry, type CaseFilter } from "#shared/cases/index.ts";
import { addPoint, linkPoints, removePoints, setTags, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const titles = (entries: readonly CaseEntry[]): string[] => entries.map(({ point }) => point.title);

function planted(): { forest: TestForest; module: PointId; point: PointId } {
  const forest = testForest();
  const add = (title: string, more: Partial<AddPointInput> = {}): PointId => {
    forest.clock.advance(1_000);
    return must(addPoint(forest, { title, parentId: null, ...more }));
  };
  const wisdom = add("人际智慧", { kind: "wisdom", wisdom: "people" });
  const module = add("沟通", { kind: "module", parentId: wisdom });
  const point = add("四高沟通", { parentId: module });
  add("报价之后", { kind: "case", isPrivate: false, summary: "Ｈ楼的换线", fields: { "case.template": "turnaround", "case.confidence": "4", "case.when": "2025年10月下旬", "case.who": "赵经理" } });
  const second = add("课前取消", { kind: "case", parentId: module, fields: { "case.template": "review", "case.confidence": "2", "case.when": "2025-08-02" } });
  const third = add("催了三次", { kind: "case", fields: { "case.when": "2025年10月3日" } });
  must(linkPoints(forest, { from: third, to: point, type: "illustrates" }));
  must(setTags(forest, { id: second, tags: ["培训"] }));
  must(removePoints(forest, { ids: [add("移走的", { kind: "case" })], branch: true }));
  return { forest, module, point };
}

describe("the case library", () => {
  it("knows every present case, newest first, with its place and what it illustrates", () => {
    const { forest, module } = planted();
    const entries = caseEntries(forest.view);
    expect(titles(entries)).toEqual(["催了三次", "课前取消", "报价之后"]);
    expect(entries.map(({ wisdoms, modules, illustrates }) => [wisdoms, modules, illustrates])).toEqual([[["people"], [module], 1], [["people"], [module], 0], [[], [], 0]]);
  });

  it("narrows by every criterion, of which all must hold", () => {
    const { forest, module } = planted();
    const entries = caseEntries(forest.view);
    const found = (filter: Partial<CaseFilter>): string[] => titles(filterCases(entries, { ...ALL_CASES, ...filter }));
    expect(found({})).toHaveLength(3);
    expect(found({ wisdoms: ["people"] })).toEqual(["催了三次", "课前取消"]);
    expect(found({ modules: [module], templates: ["review", "turnaround"] })).toEqual(["课前取消"]);
    expect(found({ privacy: "shared" })).toEqual(["报价之后"]);
    expect(found({ privacy: "own", leastConfidence: 2 })).toEqual(["课前取消"]);
    expect(found({ leastConfidence: 0 })).toEqual(["课前取消", "报价之后"]);
    expect(found({ authors: ["pr_other"] })).toEqual([]);
    expect(found({ text: "h楼 赵" })).toEqual(["报价之后"]);
    expect(found({ text: "培训" })).toEqual(["课前取消"]);
  });

  it("counts what may be chosen, most used first", () => {
    const { templates, wisdoms, authors } = caseFacets(caseEntries(planted().forest.view));
    expect([[...templates], [...wisdoms], [...authors]]).toEqual([[["review", 1], ["turnaround", 1]], [["people", 2]], [["pr_me", 3]]]);
  });

  it("sorts by when it happened, by confidence and by title, and what nothing is known of last", () => {
    const entries = caseEntries(planted().forest.view);
    const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    const sorted = (order: Parameters<typeof sortCases>[1]): string[] => titles(sortCases(entries, order, compare));
    expect(sorted("happened")).toEqual(["催了三次", "报价之后", "课前取消"]);
    expect(sorted("confidence")).toEqual(["报价之后", "课前取消", "催了三次"]);
    expect(sorted("written")).toEqual(["催了三次", "课前取消", "报价之后"]);
    expect(sorted("illustrates")[0]).toBe("催了三次");
    expect(sorted("title")).toEqual(["催了三次", "报价之后", "课前取消"].sort());
  });

  it("puts the cases into their months, the latest first", () => {
    const months = caseMonths(caseEntries(planted().forest.view));
    expect(months.map(({ year, month, entries }) => [year, month, titles(entries)])).toEqual([[2025, 10, ["催了三次", "报价之后"]], [2025, 8, ["课前取消"]]]);
  });
});
