import { describe, expect, it } from "vitest";
import { similarCases } from "#shared/cases/index.ts";
import { addPoint, linkPoints, setTags, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));
const story = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => add(forest, title, { kind: "case", ...more });

describe("similarCases", () => {
  it("ranks what two cases show above where they stand and how they are told", () => {
    const forest = testForest();
    const module = add(forest, "沟通", { kind: "module" });
    const point = add(forest, "四高沟通", { parentId: module });
    const far = add(forest, "别处");
    const link = must(linkPoints(forest, { from: point, to: far, type: "supports" }));
    const own = story(forest, "自己", { fields: { "case.template": "turnaround" } });
    const same = story(forest, "同印证");
    const near = story(forest, "同模块", { parentId: module, fields: { "case.template": "turnaround" } });
    const against = story(forest, "反着来");
    story(forest, "毫不相干", { fields: { "case.template": "turnaround" } });
    for (const [from, to] of [[own, point], [own, link], [same, point], [same, link]] as const) must(linkPoints(forest, { from, to, type: "illustrates" }));
    must(linkPoints(forest, { from: against, to: link, type: "refutes" }));
    const found = similarCases(forest.view, own, 10);
    expect(found.map(({ id }) => id)).toEqual([same, against, near]);
    expect(found[0]?.why).toEqual([{ kind: "illustrates", ends: [point, link] }, { kind: "modules", modules: [module] }]);
    expect(found[1]?.why).toEqual([{ kind: "opposite", ends: [link] }]);
    expect(found[2]?.why).toEqual([{ kind: "modules", modules: [module] }, { kind: "template", templateId: "turnaround" }]);
    expect(similarCases(forest.view, own, 1)).toHaveLength(1);
  });

  it("finds the same tags, never itself, and nothing for what is not there", () => {
    const forest = testForest();
    const [a, b] = [story(forest, "甲"), story(forest, "乙")];
    for (const id of [a, b]) must(setTags(forest, { id, tags: ["报价"] }));
    expect(similarCases(forest.view, a, 5)).toEqual([{ id: b, score: 1, why: [{ kind: "tags", tags: ["报价"] }] }]);
    expect(similarCases(forest.view, "pt_none", 5)).toEqual([]);
  });
});
