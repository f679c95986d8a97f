import { describe, expect, it } from "vitest";
import type { RecordChange } from "#shared/forest/index.ts";
import { emptySummary, mergeSummaries, NAMES_SHOWN, summariseChanges } from "#shared/history/index.ts";

const renamed = (id: string, before: string, after: string): RecordChange => ({ root: "points", id, doc: "forest", before: { title: before, kind: "point" }, after: { title: after, kind: "point" } });
const added = (from: number, count: number): RecordChange[] => Array.from({ length: count }, (_, index) => ({ root: "points", id: `pt_${from + index}`, doc: "forest", before: null, after: { title: "x", kind: "point" } }));
const summary = (changes: readonly RecordChange[]) => summariseChanges(changes, () => "");

describe("merging two summaries", () => {
  it("changes nothing with an empty one", () => {
    const one = summary([...added(1, 3), renamed("pt_9", "a", "b")]);
    expect([mergeSummaries(one, emptySummary()), mergeSummaries(emptySummary(), one)]).toEqual([one, one]);
  });

  it("counts a point named in both once, renamed from its first title to its last", () => {
    const merged = mergeSummaries(summary([renamed("pt_1", "甲", "乙")]), summary([renamed("pt_1", "乙", "丙"), renamed("pt_2", "x", "y")]));
    expect(merged.pointsRenamed).toEqual({ count: 2, some: [{ id: "pt_1", before: "甲", after: "丙", kind: "point" }, { id: "pt_2", before: "x", after: "y", kind: "point" }] });
  });

  it("shows no more names than one summary does, and adds up the numbers", () => {
    const { pointsAdded } = mergeSummaries(summary(added(1, 10)), summary(added(100, 30)));
    expect([pointsAdded.count, pointsAdded.some.length]).toEqual([40, NAMES_SHOWN]);
  });

  it("keeps the last name of the forest", () => {
    const named = (name: string | null) => ({ ...emptySummary(), forestRenamed: name });
    expect([mergeSummaries(named("甲"), named("乙")).forestRenamed, mergeSummaries(named("甲"), named(null)).forestRenamed]).toEqual(["乙", "甲"]);
  });
});
