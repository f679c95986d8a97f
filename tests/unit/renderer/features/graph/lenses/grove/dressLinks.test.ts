import { describe, expect, it } from "vitest";
import { LINK_TYPES, type ForestView, type LinkType } from "#shared/forest/index.ts";
import type { Detail, DressInput } from "#renderer/features/graph/model/lensTypes.ts";
import { groveForest, groveOf } from "#tests/support/groveForest.ts";
import { dressed, leafRects, leavesOf, measure, overlapping, pictureOf, titled, viewOf, wordsOf } from "#tests/support/grovePictures.ts";
import { pt } from "#tests/support/plainForest.ts";

describe("links in the grove", () => {
  it("draws the links of the selection with their phrases, and brings their other ends out", () => {
    const forest = groveForest(titled(groveOf([9, 5, 5])), [["m0_0", "m1_0", "托起"], ["m2_0", "m0_0", "来自"], ["m1_1", "m2_1", "无关"], ["m0_0", "m0_1"]]);
    const dressing = dressed(forest, pictureOf(forest), { zoom: 1, selection: [pt("m0_0")], mounted: new Set([pt("m0_0")]) });
    expect(dressing.lines.map((line) => [line.id, line.state])).toEqual([["ln_0", "near"], ["ln_1", "near"], ["ln_3", "near"]]);
    expect(leavesOf(dressing).map((leaf) => leaf.id).sort()).toEqual([pt("m0_0"), pt("m0_1"), pt("m1_0"), pt("m2_0")].sort());
    expect(dressing.boxes.flatMap((box) => (box.role === "chip" ? [box.text] : []))).toEqual(["托起", "来自"]);
    expect(overlapping([...leafRects(dressing), ...wordsOf(dressing).map((box) => box.rect)])).toBe(0);
  });

  it("says all of a phrase where there is room for it, within the picture, and lays phrases over nothing where there is not", () => {
    const phrase = "不先追到困扰的来处，起点就是我们替客户想当然";
    const whole = measure(phrase, 12) + 18;
    const room = groveForest(groveOf([1, 1, 1, 1, 1, 1, 1]), [["m0_0", "m3_0", phrase]]);
    const picture = pictureOf(room);
    const { boxes } = dressed(room, picture, { zoom: 1, selection: [pt("m0_0")] });
    expect(boxes.flatMap((box) => (box.role === "chip" ? [[box.text, box.rect.width, box.rect.x >= picture.bounds.x && box.rect.x + box.rect.width <= picture.bounds.x + picture.bounds.width]] : []))).toEqual([[phrase, whole, true]]);
    const crowd = groveForest(titled(groveOf([20, 20, 20])), Array.from({ length: 20 }, (_, index) => ["m0_0", `m${index % 3}_${index % 19 + 1}`, phrase] as const));
    for (const zoom of [0.5, 1, 1.8]) {
      const dressing = dressed(crowd, pictureOf(crowd), { zoom, detail: zoom > 1.6 ? "near" : "middle", selection: [pt("m0_0")] });
      const widths = dressing.boxes.flatMap((box) => (box.role === "chip" ? [box.rect.width] : []));
      expect(widths.length).toBeGreaterThan(1);
      expect(overlapping([...leafRects(dressing), ...wordsOf(dressing).map((box) => box.rect)]), `zoom ${zoom}`).toBe(0);
    }
  });

  it("draws resting links within a tree, dimmed beside those of the selection, and none from afar", () => {
    const forest = groveForest(groveOf([9, 5]), [["m0_0", "m0_1"], ["m0_2", "m1_1"], ["m0_3", "m0_4"]]);
    const picture = pictureOf(forest);
    expect(dressed(forest, picture).lines.map((line) => [line.id, line.state, line.dimmed])).toEqual([["ln_0", "resting", false], ["ln_2", "resting", false]]);
    expect(dressed(forest, picture, { selection: [pt("m0_3")] }).lines.map((line) => [line.id, line.dimmed])).toEqual([["ln_0", true], ["ln_2", false]]);
    expect(dressed(forest, picture, { detail: "far" }).lines).toEqual([]);
  });

  it("shows both sides of a dispute, unless disputes are to be left out", () => {
    const forest = groveForest(groveOf([5]), [["m0_0", "m0_1"], ["m0_1", "m0_0", "", "refutes"], ["m0_2", "m0_3"]]);
    const picture = pictureOf(forest);
    expect(dressed(forest, picture).lines.map((line) => line.danger)).toEqual([true, true, false]);
    const light: DressInput["light"] = { points: null, linkTypes: null, fresh: new Set(), showsDisputes: false };
    expect(dressed(forest, picture, { light }).lines.some((line) => line.danger === true)).toBe(false);
  });

  it("marks the picked tree with a second edge and its roads with the number of their links", () => {
    const forest = groveForest(groveOf([9, 5, 5]), [["m0_0", "m1_0"], ["m0_1", "m1_1"], ["m1_2", "m2_0"]]);
    const dressing = dressed(forest, pictureOf(forest), { zoom: 1, selection: [pt("m0")], mounted: new Set() });
    expect(dressing.shapes?.filter((shape) => shape.kind === "path" && shape.edge === "accent").length).toBeGreaterThanOrEqual(4);
    expect(dressing.boxes.flatMap((box) => (box.role === "chip" ? [box.text] : []))).toEqual(["2 条"]);
  });

  it("dims what a filter leaves out of the light and marks what is new", () => {
    const forest = groveForest(groveOf([5]), [["m0_0", "m0_1"]]);
    const light: DressInput["light"] = { points: new Set([pt("m0_0")]), linkTypes: new Set(["refutes"]), fresh: new Set([pt("m0_2")]), showsDisputes: true };
    const dressing = dressed(forest, pictureOf(forest), { light });
    expect(leavesOf(dressing).filter((leaf) => leaf.dimmed !== true).map((leaf) => leaf.id)).toEqual([pt("m0_0")]);
    expect(leavesOf(dressing).filter((leaf) => leaf.isNew).map((leaf) => leaf.id)).toEqual([pt("m0_2")]);
    expect(dressing.lines.every((line) => line.dimmed)).toBe(true);
  });

  it("draws the links of the few types that a filter picks out one by one, from tree to tree and from afar; not when most types are left", () => {
    const forest = groveForest(groveOf([5, 5, 5]), [["m0_0", "m1_0", "", "refutes"], ["m1_1", "m2_0"], ["m2_1", "m2_2", "", "refutes"], ["m0", "m1", "", "refutes"]]);
    const picture = pictureOf(forest);
    const light = (...types: readonly LinkType[]): DressInput["light"] => ({ points: null, linkTypes: new Set(types), fresh: new Set(), showsDisputes: true });
    const drawn = (more: Partial<DressInput>): unknown[] => dressed(forest, picture, more).lines.map((line) => [line.id, line.dimmed]);
    expect(drawn({ light: light("refutes"), detail: "far" })).toEqual([["ln_0", false], ["ln_2", false], ["ln_3", false]]);
    expect(drawn({ light: light(...LINK_TYPES.filter((type) => type !== "supports")) })).toEqual([["ln_2", false]]);
    expect(drawn({ light: light("refutes"), selection: [pt("m0_0")] })).toEqual([["ln_2", true], ["ln_3", true], ["ln_0", false]]);
  });

  it("brings out what a filter picks out as it does the links of a selection; not when most types are left, and not beside a selection", () => {
    const forest = groveForest(groveOf([5, 5]), [["m0_0", "m1_0", "", "refutes"], ["m0_1", "m0_2"], ["m0_3", "m0_4", "", "refutes"]]);
    const picture = pictureOf(forest);
    const states = (linkTypes: ReadonlySet<LinkType>, more: Partial<DressInput> = {}): unknown[] =>
      dressed(forest, picture, { light: { points: null, linkTypes, fresh: new Set(), showsDisputes: true }, ...more }).lines.map((line) => [line.id, line.state, line.dimmed]);
    expect(states(new Set(["refutes"]))).toEqual([["ln_0", "near", false], ["ln_2", "near", false], ["ln_1", "resting", true]]);
    expect(states(new Set(LINK_TYPES.filter((type) => type !== "supports")))).toEqual([["ln_1", "resting", true], ["ln_2", "resting", false]]);
    expect(states(new Set(["refutes"]), { selection: [pt("m0_3")] })).toEqual([["ln_0", "resting", true], ["ln_1", "resting", true], ["ln_2", "near", false]]);
    const widths = (detail: Detail, zoom: number): unknown[] => dressed(forest, picture, { detail, zoom, light: { points: null, linkTypes: new Set(["refutes"]), fresh: new Set(), showsDisputes: true } }).lines.map((line) => (line.leastPx ?? 0) * zoom);
    expect(widths("far", 0.05)).toEqual([1.2, 1.2]);
    expect(widths("middle", 1)).toEqual([1.2, 1.2, 0]);
    const half: DressInput["light"] = { points: new Set([pt("m0_3"), pt("m0_4")]), linkTypes: new Set(["refutes"]), fresh: new Set(), showsDisputes: true };
    expect(states(new Set(), { light: half })).toEqual([["ln_0", "resting", true], ["ln_2", "near", false], ["ln_1", "resting", true]]);
  });

  it("goes through all links once for a filter, and again when the forest has changed", () => {
    const forest = groveForest(groveOf([5, 5]), [["m0_0", "m1_0", "", "refutes"]]);
    let looks = 0;
    const view = (version: number): ForestView => ({ ...viewOf(forest), version, links: () => { looks += 1; return forest.links(); } });
    const [before, after] = [view(1), view(2)];
    const picture = pictureOf(forest);
    const light: DressInput["light"] = { points: null, linkTypes: new Set(["refutes"]), fresh: new Set(), showsDisputes: true };
    const drawn = [before, before, before, after].map((each) => dressed(forest, picture, { view: each, light }).lines.map(({ id }) => id));
    expect([drawn, looks]).toEqual([[["ln_0"], ["ln_0"], ["ln_0"], ["ln_0"]], 2]);
  });

  it("leaves it to the roads when a filter picks out more than can be told apart", () => {
    const forest = groveForest(groveOf([121, 121]), Array.from({ length: 121 }, (_, index) => [`m0_${index}`, `m1_${index}`, "", "refutes"] as const));
    const light: DressInput["light"] = { points: null, linkTypes: new Set(["refutes"]), fresh: new Set(), showsDisputes: true };
    expect(dressed(forest, pictureOf(forest), { light }).lines).toEqual([]);
  });
});
