import { describe, expect, it } from "vitest";
import { addPoint, addView, describePoint, editView, linkPoints, movePoints, rawRecords, removePoints, renameForest, renamePoint, reviewLink, setKindLook, setLook, setOpposing, setTags } from "#shared/forest/index.ts";
import { diffStates } from "#shared/history/index.ts";
import { compareRows, nameOf } from "#renderer/features/history/model/compareRows.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

/** Keys stand for the words; values are what a person reads. */
const t = (key: string, values: Readonly<Record<string, string | number>> = {}): string => (key === "history.words.name" ? `「${values["name"]}」` : key === "history.words.link" ? `${values["from"]}→${values["to"]}（${values["relation"]}）` : key);

function compare(forest: TestForest, change: () => void): string[] {
  const before = rawRecords(forest.docs);
  change();
  const after = rawRecords(forest.docs);
  return compareRows(diffStates(before, after), nameOf(before, after, t), t)
    .map(({ group, what, title, lines }) => [group, what, title, ...lines.map((line) => `${line.label}: ${line.before} → ${line.after}`)].join(" | "));
}

describe("compareRows", () => {
  it("says what came and what went", () => {
    const forest = testForest();
    const old = must(addPoint(forest, { title: "旧", parentId: null }));
    expect(compare(forest, () => {
      must(addPoint(forest, { title: "新", parentId: null }));
      must(removePoints(forest, { ids: [old], branch: true }));
    }).sort()).toEqual(["added | added | 「新」", "removed | removed | 「旧」"]);
  });

  it("tells a move from a change of words, with the names of places", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    const c = must(addPoint(forest, { title: "丙", parentId: null }));
    expect(compare(forest, () => {
      must(movePoints(forest, { ids: [b], parentId: a }));
      must(renamePoint(forest, { id: a, title: "甲二" }));
      must(describePoint(forest, { id: c, summary: "新的摘要" }));
      must(setTags(forest, { id: c, tags: ["客户"] }));
    })).toEqual([
      "renamed | edited | 「甲二」 | history.field.title: 甲 → 甲二",
      "moved | edited | 「乙」 | history.field.parent: history.field.topLevel → 甲二",
      "edited | edited | 「丙」 | history.field.summary:  → 新的摘要 | history.field.tag:  → 客户",
    ]);
  });

  it("names a link by its ends, and the forest by its name", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    expect(compare(forest, () => {
      must(linkPoints(forest, { from: a, to: b, type: "supports" }));
      must(renameForest(forest, { name: "新林" }));
    })).toEqual(["links | added | 「甲」→「乙」（link.type.supports）", "renamed | edited | history.compare.forestName | history.field.title:  → 新林"]);
  });

  it("says what looks different, what people think of a link, and which views were saved", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const other = must(linkPoints(forest, { from: a, to: b, type: "refutes" }));
    const view = must(addView(forest, { kind: "view", name: "近处", spec: "{}" }));
    expect(compare(forest, () => {
      must(setLook(forest, { ids: [b], color: "moss", icon: "star" }));
      must(setKindLook(forest, { kind: "case", shape: "circle" }));
      must(reviewLink(forest, { id: other, verdict: "agreed" }));
      must(setOpposing(forest, { a: link, b: other, opposing: true }));
      must(editView(forest, { id: view, name: "远处", spec: "[]" }));
      must(addView(forest, { kind: "walk", name: "第一课", spec: "{}" }));
    })).toEqual([
      "edited | edited | 「乙」 | history.field.look:  → ",
      "links | edited | 「甲」→「乙」（link.type.supports） | history.field.opposes:  → ",
      "links | edited | 「甲」→「乙」（link.type.refutes） | history.field.review:  → history.field.verdicts",
      "edited | edited | 「point.kind.case」 | history.field.shape:  → ",
      "views | edited | 「远处」 | history.field.title: 近处 → 远处 | history.field.spec:  → ",
      "views | added | 「第一课」",
    ]);
  });

  it("has nothing to say about what is the same", () => {
    const forest = testForest();
    must(addPoint(forest, { title: "甲", parentId: null }));
    expect(compare(forest, () => undefined)).toEqual([]);
  });
});
