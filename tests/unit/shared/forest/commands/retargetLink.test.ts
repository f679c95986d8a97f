import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, retargetLink, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("retargetLink", () => {
  it("puts one end elsewhere and leaves the rest", () => {
    const forest = testForest();
    const [a, b, c] = [add(forest, "甲"), add(forest, "乙"), add(forest, "丙")];
    const id = must(linkPoints(forest, { from: a, to: b, type: "causes", phrase: "带来", reason: "因为" }));
    oneStep(forest, "retargetLink", () => retargetLink(forest, { id, end: "to", to: c }));
    oneStep(forest, "retargetLink", () => retargetLink(forest, { id, end: "from", to: b }));
    expect(forest.view.link(id)).toMatchObject({ from: b, to: c, type: "causes", phrase: "带来", reason: "因为" });
  });

  it("refuses a private end of a shared link, a double, a loop and what is not there", () => {
    const forest = testForest();
    const [a, b, c, own] = [add(forest, "甲"), add(forest, "乙"), add(forest, "丙"), add(forest, "私", { kind: "case" })];
    const id = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    must(linkPoints(forest, { from: a, to: c, type: "supports" }));
    const above = must(linkPoints(forest, { from: c, to: id, type: "supports" }));
    expect(refusedWhole(forest, () => retargetLink(forest, { id, end: "to", to: own }))).toBe("end-private");
    expect(refusedWhole(forest, () => retargetLink(forest, { id, end: "to", to: c }))).toBe("duplicate");
    expect(refusedWhole(forest, () => retargetLink(forest, { id, end: "to", to: a }))).toBe("same-end");
    expect(refusedWhole(forest, () => retargetLink(forest, { id, end: "to", to: above }))).toBe("would-cycle");
    expect(refusedWhole(forest, () => retargetLink(forest, { id, end: "to", to: "pt_none" }))).toBe("end-missing");
    expect(refusedWhole(forest, () => retargetLink(forest, { id: "ln_none", end: "to", to: a }))).toBe("link-missing");
  });

  it("leaves a private link private, even between shared points", () => {
    const forest = testForest();
    const [a, b, own] = [add(forest, "甲"), add(forest, "乙"), add(forest, "私", { kind: "case" })];
    const id = must(linkPoints(forest, { from: own, to: a, type: "supports", reason: "秘密" }));
    must(retargetLink(forest, { id, end: "from", to: b }));
    expect(forest.view.link(id)).toMatchObject({ from: b, to: a, doc: "personal" });
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain("秘密");
  });
});
