import { describe, expect, it } from "vitest";
import type { Fields, RecordChange } from "#shared/forest/index.ts";
import { changeSummarySchema, emptySummary, isEmptySummary, NAMES_SHOWN, summariseChanges } from "#shared/history/index.ts";

const point = (id: string, before: Fields | null, after: Fields | null): RecordChange => ({ root: "points", id, doc: "forest", before, after });
const base: Fields = { title: "甲", kind: "point", order: "a0" };
const titleOf = (id: string): string => `<${id}>`;
const lists = (...changes: RecordChange[]): Record<string, number> => {
  const { forestRenamed: _name, isDiscussed: _discussed, ...all } = summariseChanges(changes, titleOf);
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.count > 0).map(([name, list]) => [name, list.count]));
};

describe("what changes mean for a point", () => {
  it.each([
    ["added", { pointsAdded: 1 }, null, base],
    ["its creation undone", { pointsRemoved: 1 }, base, null],
    ["put into the trash", { pointsRemoved: 1 }, base, { ...base, deletedAtMs: 5, deletedWith: "pt_1" }],
    ["taken out of the trash", { pointsRestored: 1 }, { ...base, deletedAtMs: 5 }, base],
    ["taken out and renamed", { pointsRestored: 1 }, { ...base, deletedAtMs: 5 }, { ...base, title: "乙" }],
    ["renamed", { pointsRenamed: 1 }, base, { ...base, title: "乙" }],
    ["given a parent", { pointsMoved: 1 }, base, { ...base, parent: "pt_9", order: "a7" }],
    ["reordered", { pointsMoved: 1 }, base, { ...base, order: "a7" }],
    ["renamed and reordered", { pointsRenamed: 1 }, base, { ...base, title: "乙", order: "a7" }],
    ["renamed, moved and tagged", { pointsRenamed: 1, pointsMoved: 1, pointsEdited: 1 }, base, { ...base, title: "乙", parent: "pt_9", "tag:x": true }],
    ["given a summary", { pointsEdited: 1 }, base, { ...base, summary: "摘要" }],
    ["given a colour", { pointsRelooked: 1 }, base, { ...base, color: "teal" }],
    ["given another look, another place among its siblings and a tag", { pointsRelooked: 1, pointsEdited: 1 }, { ...base, icon: "star" }, { ...base, shape: "star", order: "a7", "tag:x": true }],
    ["put elsewhere on the canvas", { pointsMoved: 1 }, { ...base, pos: [1, 2] }, { ...base, pos: [1, 3] }],
    ["given a parent in another tree", { pointsMoved: 1 }, base, { ...base, parent: "pt_9", order: "a7", "seat:meadow": "1 pt_1", "seat:pt_8": "2 pt_1" }],
    ["taken along into another tree", {}, base, { ...base, "seat:meadow": "1 pt_2", "seat:pt_8": "2 pt_2" }],
    ["let go of by 整理", { pointsMoved: 1 }, { ...base, pos: [1, 2], "seat:meadow": "1 pt_1" }, base],
    ["let go of by 整理 in trees alone", { pointsMoved: 1 }, { ...base, "seat:meadow": "1 pt_1" }, base],
    ["shared as it is", { pointsEdited: 1 }, base, base],
    ["changed in the trash", {}, { ...base, deletedAtMs: 5 }, { ...base, deletedAtMs: 6 }],
    ["come and gone", {}, null, { ...base, deletedAtMs: 5 }],
  ] as const)("%s", (_what, expected, before, after) => {
    expect(lists(point("pt_1", before, after))).toEqual(expected);
  });

  it("is named as it is called now, or was called last", () => {
    const summary = summariseChanges([point("pt_1", base, { ...base, title: "乙" }), point("pt_2", { ...base, title: "丙" }, null)], titleOf);
    expect(summary.pointsRenamed.some).toEqual([{ id: "pt_1", before: "甲", after: "乙", kind: "point" }]);
    expect(summary.pointsRemoved.some).toEqual([{ id: "pt_2", title: "丙", kind: "point" }]);
  });
});

describe("what changes mean otherwise", () => {
  const fields: Fields = { from: "pt_1", to: "ln_2", type: "free", phrase: "参见" };
  const link = (before: Fields | null, after: Fields | null): RecordChange => ({ root: "links", id: "ln_1", doc: "forest", before, after });

  it("names links by their ends", () => {
    expect(summariseChanges([link(null, fields)], titleOf).linksAdded).toEqual({ count: 1, some: [{ id: "ln_1", from: "<pt_1>", to: "<ln_2>", type: "free", phrase: "参见" }] });
  });

  it("tells links added, edited, removed, restored, and passes over those only shared along", () => {
    expect([lists(link(fields, { ...fields, reason: "因" })), lists(link(fields, { ...fields, deletedAtMs: 1 })), lists(link({ ...fields, deletedAtMs: 1 }, fields)), lists(link(fields, null)), lists(link(fields, fields))])
      .toEqual([{ linksEdited: 1 }, { linksRemoved: 1 }, { linksRestored: 1 }, { linksRemoved: 1 }, {}]);
  });

  it("tells what people say of a link from other edits", () => {
    const agreed = { ...fields, "review:pr_a": "agreed" };
    expect([lists(link(fields, agreed)), lists(link(agreed, { ...agreed, "review:pr_b": "doubted" })), lists(link(agreed, fields)), lists(link(fields, { ...fields, "opposes:ln_2": true })), lists(link(fields, { ...agreed, reason: "因" }))])
      .toEqual([{ linksAgreed: 1 }, { linksDoubted: 1 }, { linksEdited: 1 }, { linksOpposed: 1 }, { linksEdited: 1, linksAgreed: 1 }]);
  });

  it("tells saved views added, edited, removed and restored, and passes over their order", () => {
    const view: Fields = { kind: "walk", name: "第一课", spec: "{}", order: "a0" };
    const change = (before: Fields | null, after: Fields | null): RecordChange => ({ root: "views", id: "vw_1", doc: "forest", before, after });
    expect([lists(change(null, view)), lists(change(view, { ...view, spec: "[]" })), lists(change(view, { ...view, order: "a1" })), lists(change(view, { ...view, deletedAtMs: 1 })), lists(change({ ...view, deletedAtMs: 1 }, view))])
      .toEqual([{ viewsSaved: 1 }, { viewsEdited: 1 }, {}, { viewsRemoved: 1 }, { viewsRestored: 1 }]);
    expect(summariseChanges([change(null, view)], titleOf).viewsSaved.some).toEqual([{ id: "vw_1", name: "第一课", kind: "walk" }]);
  });

  it("names each kind that looks different once", () => {
    const look = (part: string): RecordChange => ({ root: "meta", id: `look:case:${part}`, doc: "forest", before: null, after: { value: "x" } });
    expect(summariseChanges([look("color"), look("shape")], titleOf).kindsRelooked).toEqual({ count: 1, some: [{ id: "case" }] });
  });

  it("names the forest's new name, not its first", () => {
    const name = (before: Fields | null): RecordChange => ({ root: "meta", id: "name", doc: "forest", before, after: { value: "新名" } });
    expect([summariseChanges([name({ value: "旧名" })], titleOf).forestRenamed, summariseChanges([name(null)], titleOf).forestRenamed]).toEqual(["新名", null]);
  });

  it("passes over people, milestones and other facts", () => {
    const changes = (["people", "milestones", "meta"] as const).map((root) => ({ root, id: "x", doc: "forest" as const, before: null, after: { value: "y" } }));
    expect(summariseChanges(changes, titleOf)).toEqual(emptySummary());
    expect(isEmptySummary(summariseChanges(changes, titleOf))).toBe(true);
  });

  it("shows the first names and counts all, in the shape that crosses to the screen", () => {
    const summary = summariseChanges(Array.from({ length: 40 }, (_, index) => point(`pt_${index}`, null, base)), titleOf);
    expect([summary.pointsAdded.count, summary.pointsAdded.some.length, isEmptySummary(summary)]).toEqual([40, NAMES_SHOWN, false]);
    expect(changeSummarySchema.parse(summary)).toEqual(summary);
  });
});
