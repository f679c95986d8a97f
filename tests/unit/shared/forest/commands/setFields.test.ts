import { describe, expect, it } from "vitest";
import { addPoint, applyPlan, duplicatePoints, LIMITS, mergePoints, NO_FIELDS, rawRecords, removePoints, restorePoints, restoreRecords, setFields, sharePoint, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("setFields", () => {
  it("writes several free fields in one step, takes away what is null or empty, and leaves the others", () => {
    const forest = testForest();
    const id = add(forest, "案例", { kind: "case", fields: { "case.who": "赵经理", "case.lesson": "" } });
    expect(forest.view.point(id)?.fields).toEqual({ "case.who": "赵经理" });
    oneStep(forest, "setFields", () => setFields(forest, { id, fields: { "case.who": null, "case.when": "2026年10月", "case.result": "" } }));
    expect(forest.view.point(id)?.fields).toEqual({ "case.when": "2026年10月" });
    expect(forest.docs.personal.getMap("points").toJSON()[id]).toMatchObject({ "f:case.when": "2026年10月" });
  });

  it("refuses names that are none, texts that are too long, more fields than a point can have, and a missing point", () => {
    const forest = testForest();
    const id = add(forest, "案例", { kind: "case" });
    const many = (from: number, count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_each, index) => [`x${from + index}`, "值"]));
    expect(refusedWhole(forest, () => setFields(forest, { id, fields: { "谁": "我" } }))).toBe("too-long");
    expect(refusedWhole(forest, () => setFields(forest, { id, fields: { who: "字".repeat(LIMITS.field + 1) } }))).toBe("too-long");
    expect(refusedWhole(forest, () => setFields(forest, { id: "pt_none", fields: { who: "我" } }))).toBe("point-missing");
    must(setFields(forest, { id, fields: many(0, 40) }));
    expect(refusedWhole(forest, () => setFields(forest, { id, fields: many(40, 1) }))).toBe("too-many");
    must(setFields(forest, { id, fields: { x0: null, ...many(40, 1) } }));
    expect(Object.keys(forest.view.point(id)?.fields ?? {})).toHaveLength(40);
  });

  it("shares one empty object among all points without a field", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    expect(forest.view.point(a)?.fields).toBe(NO_FIELDS);
    expect(forest.view.point(b)?.fields).toBe(NO_FIELDS);
    // A name from outside finds nothing that was not stored.
    expect(forest.view.point(a)?.fields["constructor"]).toBeUndefined();
  });
});

describe("free fields in what becomes of a point", () => {
  it("go along when it is shared, copied, planned, removed and restored", () => {
    const { a, b, deliver } = twoPeers();
    const own = must(addPoint(a.forest, { title: "案例", parentId: null, kind: "case", fields: { "case.who": "周敏" } }));
    deliver();
    expect(b.forest.view.point(own)).toBeUndefined();
    must(sharePoint(a.forest, { id: own }));
    deliver();
    expect(b.forest.view.point(own)?.fields).toEqual({ "case.who": "周敏" });
    const copy = must(duplicatePoints(a.forest, { ids: [own], withLinks: false })).ids[0] ?? own;
    expect(a.forest.view.point(copy)?.fields).toEqual({ "case.who": "周敏" });
    must(removePoints(a.forest, { ids: [own], branch: true }));
    must(restorePoints(a.forest, { ids: [own] }));
    expect(a.forest.view.point(own)?.fields).toEqual({ "case.who": "周敏" });
    const planned = must(applyPlan(a.forest, { command: "plan", plan: { points: [{ ref: "x", parentRef: null, kind: "case", title: "计划", fields: { "case.when": "昨天" } }], links: [] } }));
    expect(a.forest.view.point(planned.points.get("x") ?? own)?.fields).toEqual({ "case.when": "昨天" });
  });

  it("are given to the kept point where it lacks them when points are merged, from the first that has them", () => {
    const forest = testForest();
    const keep = add(forest, "甲", { fields: { "case.who": "甲说" } });
    const first = add(forest, "乙", { fields: { "case.who": "乙说", "case.when": "乙时" } });
    const second = add(forest, "丙", { fields: { "case.when": "丙时", "case.where": "丙地" } });
    oneStep(forest, "mergePoints", () => mergePoints(forest, { keepId: keep, ids: [first, second] }));
    expect(forest.view.point(keep)?.fields).toEqual({ "case.who": "甲说", "case.when": "乙时", "case.where": "丙地" });
  });

  it("come back with an earlier state", () => {
    const forest = testForest();
    const id = add(forest, "案例", { fields: { "case.who": "以前" } });
    const past = rawRecords(forest.docs);
    must(setFields(forest, { id, fields: { "case.who": "以后", "case.when": "新的" } }));
    must(restoreRecords(forest, { records: [{ root: "points", id }], past }));
    expect(forest.view.point(id)?.fields).toEqual({ "case.who": "以前" });
  });
});
