import { describe, expect, it } from "vitest";
import { planPrinciple, type Finding } from "#shared/cases/index.ts";
import { addPoint, applyPlan } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep } from "#tests/support/commandTrial.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const WORDS = { same: "相同之处", different: "不同之处" };

describe("planPrinciple", () => {
  it("makes one point that both cases illustrate, in one step, with what was found as its text", () => {
    const forest = testForest();
    const story = (title: string): PointId => must(addPoint(forest, { title, parentId: null, kind: "case", isPrivate: false }));
    const parent = must(addPoint(forest, { title: "沟通", parentId: null }));
    const finding: Finding = { cases: [story("甲"), story("乙")], principle: "先停下推进", same: "都停了下来 ", different: "", parentId: parent };
    const plan = planPrinciple(forest.view, finding, WORDS);
    if (plan === null) throw new Error("no plan");
    const made = oneStep(forest, "addPrinciple", () => applyPlan(forest, { plan, command: "addPrinciple" }));
    const id = made.points.get("principle") ?? parent;
    expect(forest.view.point(id)).toMatchObject({ title: "先停下推进", kind: "point", parentId: parent, doc: "forest", summary: "相同之处\n都停了下来" });
    expect(made.links.map((link) => forest.view.link(link))).toMatchObject(finding.cases.map((from) => ({ from, to: id, type: "illustrates", reason: "都停了下来", doc: "forest" })));
  });

  it("keeps the principle private as soon as one case is, and plans nothing when one is gone", () => {
    const forest = testForest();
    const open = must(addPoint(forest, { title: "甲", parentId: null, kind: "case", isPrivate: false }));
    const own = must(addPoint(forest, { title: "乙", parentId: null, kind: "case" }));
    const base = { principle: "道理", same: "同", different: "异", parentId: null };
    const plan = planPrinciple(forest.view, { ...base, cases: [open, own] }, WORDS);
    const made = must(applyPlan(forest, { plan: plan ?? { points: [], links: [] }, command: "addPrinciple" }));
    expect(forest.view.point(made.points.get("principle") ?? open)?.doc).toBe("personal");
    expect(planPrinciple(forest.view, { ...base, cases: [open, "pt_none"] }, WORDS)).toBeNull();
  });
});
