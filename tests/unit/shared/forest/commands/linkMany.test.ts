import { describe, expect, it } from "vitest";
import { addPoint, linkMany, linkPoints, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("linkMany", () => {
  it("draws all that are not there yet and says how many were", () => {
    const forest = testForest();
    const [a, b, c, own] = [add(forest, "甲"), add(forest, "乙"), add(forest, "丙"), add(forest, "私", { kind: "case" })];
    must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const pairs = [{ from: a, to: b }, { from: a, to: c }, { from: a, to: c }, { from: own, to: a }];
    const { ids, skipped } = oneStep(forest, "linkMany", () => linkMany(forest, { pairs, type: "supports", reason: "同理" }));
    expect(skipped).toBe(2);
    expect(ids.map((id) => forest.view.link(id))).toMatchObject([{ from: a, to: c, reason: "同理", doc: "forest" }, { from: own, to: a, doc: "personal" }]);
    expect(must(linkMany(forest, { pairs, type: "supports" }))).toEqual({ ids: [], skipped: 4 });
  });

  it("refuses all when one makes no sense", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const good = { from: a, to: b };
    expect(refusedWhole(forest, () => linkMany(forest, { pairs: [good, { from: a, to: a }], type: "supports" }))).toBe("same-end");
    expect(refusedWhole(forest, () => linkMany(forest, { pairs: [good, { from: a, to: "pt_none" }], type: "supports" }))).toBe("end-missing");
    expect(refusedWhole(forest, () => linkMany(forest, { pairs: [good], type: "free" }))).toBe("phrase-required");
    expect(refusedWhole(forest, () => linkMany(forest, { pairs: [good], type: "supports", phrase: "字".repeat(81) }))).toBe("too-long");
    // SAFETY: what untyped code might pass.
    expect(refusedWhole(forest, () => linkMany(forest, { pairs: [good], type: "loves" as "free" }))).toBe("unknown-type");
  });
});
