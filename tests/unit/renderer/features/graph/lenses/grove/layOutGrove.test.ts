import { describe, expect, it } from "vitest";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import { LINK_TYPES, type ForestView, type LinkType } from "#shared/forest/index.ts";
import { isInCrown } from "#shared/grove/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { layOutGrove, type GrovePicture } from "#renderer/features/graph/lenses/grove/layOutGrove.ts";
import type { Detail, Dressing, DressInput, GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLeaf } from "#renderer/features/graph/model/sceneTypes.ts";
import { isWhole, keepsWords } from "#renderer/features/graph/model/wrapTitle.ts";
import { groveForest, groveOf, type GroveForest, type GrovePoint } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";

/** Chinese letters are square, others about half as wide. */
const measure = (text: string, sizePx: number): number => Math.ceil([...text].reduce((width, letter) => width + (letter > "\u2e7f" ? 1 : 0.56), 0) * sizePx);
const t: DressInput["t"] = (key, { domain = "", count = "" } = {}) => (key === "graph.grove.domainAndCount" ? `${domain} · ${count} 点` : key === "graph.grove.road" ? `${count} 条` : `${count} 点`);
const TITLES = ["溯本法", "反过来想，怎样一定会教不好", "Root-tracing cognition in practice", "整体", "从客户的角度重新描述这个问题", "赋权"];

const titled = (points: readonly GrovePoint[]): GrovePoint[] =>
  points.map((point, index) => ({ ...point, title: point.kind === "wisdom" ? "逻辑智慧" : TITLES[index % TITLES.length], domain: point.kind === "module" ? "认知" : "" }));

const longNamed = (trees: number): GrovePoint[] => titled(groveOf(new Array<number>(trees).fill(3))).map((point) => (point.kind === "module" ? { ...point, title: "全局与结构化" } : point));

// SAFETY: the lens reads points, children, links, trash and the looks of kinds, which are all here.
const viewOf = (forest: GroveForest): ForestView => ({ ...forest, meta: { kindLooks: {} } }) as unknown as ForestView;

const pictureOf = (forest: GroveForest): GrovePicture => layOutGrove({ view: viewOf(forest), room: { width: 836, height: 852 }, t, measure, isReadOnly: false });

function dressed(forest: GroveForest, picture: GrovePicture, more: Partial<DressInput> = {}): Dressing {
  return picture.dress({
    view: viewOf(forest), t, measure, isReadOnly: false, selection: [], mounted: new Set(picture.spots.ids), detail: "middle", light: { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }, ...more,
  });
}

const leavesOf = ({ boxes }: Dressing): SceneLeaf[] => boxes.filter((box): box is SceneLeaf => box.role === "leaf");
/** Dots and titles each for themselves: beside a dot there may be another one. */
const leafRects = (dressing: Dressing): Rect[] =>
  leavesOf(dressing).flatMap(({ dot, rect, text }): Rect[] => {
    const box = { x: dot.x - dot.radius, y: dot.y - dot.radius, width: 2 * dot.radius, height: 2 * dot.radius };
    const top = dot.y + 8;
    return text === "" ? [box] : [box, { x: rect.x, y: top, width: rect.width, height: rect.y + rect.height - top }];
  });
const wordsOf = ({ boxes }: Dressing): SceneBox[] => boxes.filter((box) => box.role === "label" || box.role === "chip");

const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;

function overlapping(rects: readonly Rect[]): number {
  const sorted = [...rects].sort((a, b) => a.x - b.x);
  let count = 0;
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const b = sorted[next];
      if (b === undefined || b.x >= a.x + a.width) break;
      if (overlaps(a, b)) count += 1;
    }
  });
  return count;
}

const ZOOMS: readonly (readonly [Detail, number])[] = [["far", 0.3], ["middle", 0.5], ["middle", 0.72], ["middle", 1], ["near", 1.8]];

describe("layOutGrove", () => {
  it.each([1, 9, 100, 1000])("lays no words over words or leaves with %i points per module, at any zoom", (count) => {
    const forest = groveForest(titled([...groveOf([count, count, count]), { id: "wild" }]));
    const picture = pictureOf(forest);
    for (const [detail, zoom] of ZOOMS) {
      const dressing = dressed(forest, picture, { detail, zoom, mounted: new Set(detail === "far" ? [] : picture.spots.ids.slice(0, 600)) });
      expect(overlapping([...leafRects(dressing), ...wordsOf(dressing).map((box) => box.rect)]), `${detail} ${zoom}`).toBe(0);
    }
  });

  it.each(ZOOMS)("sets all letters at least 12 px large on the screen (%s, zoom %d)", (detail, zoom) => {
    const forest = groveForest(titled(groveOf([9, 5])), [["m0_0", "m1_0", "托起"]]);
    const picture = pictureOf(forest);
    const { boxes } = dressed(forest, picture, { detail, zoom, selection: [pt("m0_0")] });
    const sizes = boxes.flatMap((box) => ("letterPx" in box && box.letterPx !== undefined ? [box.letterPx * zoom] : []));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11.999);
  });

  it("shows every title where there is room for all, and the best linked ones where there is not", () => {
    const forest = groveForest(titled(groveOf([40])), [["m0_7", "m0_8"], ["m0_7", "m0_9"], ["m0_7", "m0_11"]]);
    const picture = pictureOf(forest);
    expect(leavesOf(dressed(forest, picture, { zoom: 1 })).every((leaf) => leaf.text !== "")).toBe(true);
    const thinned = leavesOf(dressed(forest, picture, { zoom: 0.46 }));
    expect(thinned.some((leaf) => leaf.text === "")).toBe(true);
    expect(thinned.find((leaf) => leaf.id === pt("m0_7"))?.text).not.toBe("");
  });

  it("cuts no title from further away while there is free ground on both sides of it, and pushes no other one out", () => {
    const long = "从客户的角度重新描述这个";
    const alone = groveForest([{ id: "m", kind: "module" }, { id: "p", parent: "m", title: long }]);
    expect(leavesOf(dressed(alone, pictureOf(alone), { zoom: 0.49 })).map((leaf) => leaf.text)).toEqual([long]);
    const crowd = groveForest(groveOf([40]).map((point) => ({ ...point, title: long })));
    const shown = leavesOf(dressed(crowd, pictureOf(crowd), { zoom: 0.49 })).filter((leaf) => leaf.text !== "");
    expect(shown.filter((leaf) => leaf.text === long).length).toBeGreaterThan(0);
    const short = groveForest(groveOf([40]).map((point) => ({ ...point, title: "从客户的角度…" })));
    expect(shown.map((leaf) => leaf.id)).toEqual(leavesOf(dressed(short, pictureOf(short), { zoom: 0.49 })).filter((leaf) => leaf.text !== "").map((leaf) => leaf.id));
  });

  it("keeps titles from further away within the picture: beside it the canvas ends", () => {
    const forest = groveForest(groveOf([5, 5, 5, 5, 5, 5]).map((point) => ({ ...point, title: "从客户的角度重新描述这个问题" })));
    const picture = pictureOf(forest);
    const { x, width } = picture.bounds;
    const words = wordsOf(dressed(forest, picture, { zoom: 0.49 }));
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter(({ rect }) => rect.x < x - 4 || rect.x + rect.width > x + width + 4)).toEqual([]);
  });

  it("shortens a long title to its place, in two lines where letters are small enough", () => {
    const forest = groveForest([{ id: "m", kind: "module" }, { id: "p", parent: "m", title: "从客户的角度重新描述这个问题" }]);
    const picture = pictureOf(forest);
    expect(leavesOf(dressed(forest, picture, { zoom: 1 }))[0]?.text).toBe("从客户的角度\n重新描述这…");
    expect(leavesOf(dressed(forest, picture, { zoom: 0.8 }))[0]?.text).toBe("从客户的…");
  });

  it.each([1.4, 1, 0.5])("breaks the names of trees between words only, whole where three lines or the room of the titles will do (zoom %d)", (zoom) => {
    const titles = ["Empowering Groups", "Root-Tracing Cognition", "Win-Win Teams", "Reverse-Pursuit Sales"];
    const forest = groveForest(groveOf(titles.map(() => 7)).map((point) => (point.kind === "module" ? { ...point, title: titles[Number(point.id.slice(1))] ?? "" } : point)));
    const { boxes } = dressed(forest, pictureOf(forest), { zoom });
    const said = titles.map((title, tree) => ({ title, lines: boxes.flatMap((box) => (box.role === "label" && box.key.startsWith(`name:${pt(`m${tree}`)}`) && box.isHeading ? [box.text] : [])) }));
    for (const { title, lines } of said) expect([lines.length > 0, keepsWords(lines, title), isWhole(lines, title)]).toEqual([true, true, true]);
  });

  it("names every tree with its domain and number of points", () => {
    const forest = groveForest(titled(groveOf([9, 5])));
    const labels = dressed(forest, pictureOf(forest), { zoom: 1, mounted: new Set() }).boxes.flatMap((box) => (box.role === "label" ? [box.text] : []));
    expect(labels).toContain("认知 · 9 点");
    expect(labels).toContain("认知 · 5 点");
  });

  it("names wisdoms instead of trees from so far that these have no room", () => {
    const forest = groveForest(longNamed(60));
    const { boxes } = dressed(forest, pictureOf(forest), { detail: "far", zoom: 0.11, mounted: new Set() });
    expect(boxes.filter((box) => box.role === "label" && box.key.startsWith("wisdom:"))).toHaveLength(5);
  });

  it("finds room for the names of wisdoms although somebody has pinned a tree a million px away", () => {
    const points = longNamed(60).map((point): GrovePoint => (point.id === "m7" ? { ...point, pos: [1_000_000, -1_000_000] } : point));
    const forest = groveForest(points);
    const { boxes } = dressed(forest, pictureOf(forest), { detail: "far", zoom: 0.11, mounted: new Set() });
    expect(boxes.filter((box) => box.role === "label" && box.key.startsWith("wisdom:"))).toHaveLength(5);
  });

  it("comes to an end where somebody has made very many wisdoms", () => {
    const points = Array.from({ length: 1_500 }, (_, index): GrovePoint[] => [{ id: `w${index}`, kind: "wisdom", wisdom: "logic", title: "智慧" }, { id: `wm${index}`, kind: "module", parent: `w${index}`, title: "一个名字很长很长很长很长的模块" }]).flat();
    const forest = groveForest(points);
    const { boxes } = dressed(forest, pictureOf(forest), { detail: "far", zoom: 0.05, mounted: new Set() });
    expect(boxes.filter((box) => box.role === "label" && box.key.startsWith("wisdom:")).length).toBeGreaterThanOrEqual(12);
  }, 60_000);

  it.each([0.05, 0.08, 0.11])("stands the names of wisdoms on free ground, beside their own trees (zoom %d)", (zoom) => {
    const forest = groveForest(longNamed(60));
    const picture = pictureOf(forest);
    const names = dressed(forest, picture, { detail: "far", zoom, mounted: new Set() }).boxes.flatMap((box) => (box.role === "label" && box.key.startsWith("wisdom:") ? [box] : []));
    expect(names).toHaveLength(5);
    const { trees } = picture.layout;
    for (const { rect, key, ink } of names) {
      const corners = [0, 0.25, 0.5, 0.75, 1].flatMap((across) => [0, 0.5, 1].map((down) => ({ x: rect.x + across * rect.width, y: rect.y + down * rect.height })));
      expect(trees.filter((tree) => corners.some((corner) => isInCrown(tree, corner))), key).toEqual([]);
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      const [nearest] = trees.toSorted((a, b) => Math.hypot(a.centre.x - middle.x, a.centre.y - middle.y) - Math.hypot(b.centre.x - middle.x, b.centre.y - middle.y));
      expect(nearest?.wisdom, key).toBe(ink);
    }
  });

  it.each([0.1, 0.11])("keeps the names of wisdoms within a canvas that is narrow for the grove, or wide (zoom %d)", (zoom) => {
    const forest = groveForest(longNamed(60));
    const picture = pictureOf(forest);
    const { bounds } = picture.layout;
    const names = (part: Rect): SceneBox[] => dressed(forest, picture, { detail: "far", zoom, mounted: new Set(), part }).boxes.filter((box) => box.role === "label" && box.key.startsWith("wisdom:"));
    const narrow = names({ ...bounds, y: bounds.y - bounds.height, height: 3 * bounds.height });
    expect(narrow).toHaveLength(5);
    for (const { rect } of narrow) expect([rect.x >= bounds.x - rect.height / 2, rect.x + rect.width <= bounds.x + bounds.width + rect.height / 2]).toEqual([true, true]);
    const wide = names({ ...bounds, x: bounds.x - bounds.width, width: 3 * bounds.width });
    expect(wide).toHaveLength(5);
    for (const { rect } of wide) expect([rect.y >= bounds.y - rect.height / 2, rect.y + rect.height <= bounds.y + bounds.height + rect.height / 2]).toEqual([true, true]);
    expect(overlapping(narrow.map(({ rect }) => rect)) + overlapping(wide.map(({ rect }) => rect))).toBe(0);
  });

  it("lays the ground of many trees out in the colours of their wisdoms, below everything else, and leaves that of few trees alone", () => {
    const bedsOf = (shapes: readonly GroundShape[]): GroundShape[] => shapes.filter((shape) => shape.kind === "box");
    const many = pictureOf(groveForest(longNamed(60)));
    const beds = bedsOf(many.ground);
    expect(new Set(beds.map((shape) => (shape.kind === "box" ? JSON.stringify(shape.fill) : "")))).toEqual(new Set(["logic", "people", "marketing", "management", "education"].map((tint) => JSON.stringify({ tint }))));
    expect(many.ground.findLastIndex((shape) => shape.kind === "box")).toBeLessThan(many.ground.findIndex((shape) => shape.kind === "blob"));
    // Whoever stands beside trees of others stands on ground of its own.
    const lastAt = (place: { readonly x: number; readonly y: number }): GroundShape | undefined => beds.findLast((shape) => shape.kind === "box" && isInCrown({ centre: { x: shape.rect.x + shape.rect.width / 2, y: shape.rect.y + shape.radius }, reach: shape.radius, spread: shape.rect.width / shape.rect.height, seed: 0 }, place));
    for (const { centre, wisdom } of many.layout.trees) expect(lastAt(centre)).toMatchObject({ fill: { tint: wisdom } });
    expect(bedsOf(pictureOf(groveForest(groveOf([9, 5, 7]))).ground)).toEqual([]);
  });

  it("names trees in two lines, in the colour of their wisdom, before it leaves their names out", () => {
    const forest = groveForest(longNamed(60));
    const { boxes } = dressed(forest, pictureOf(forest), { detail: "far", zoom: 0.2, mounted: new Set() });
    const names = boxes.flatMap((box) => (box.role === "label" && box.key.startsWith("name:") ? [box] : []));
    expect(names.map(({ text }) => text).sort()).toEqual([...new Array<string>(60).fill("全局与"), ...new Array<string>(60).fill("结构化")]);
    expect(new Set(names.map(({ ink }) => ink))).toEqual(new Set(["logic", "people", "marketing", "management", "education"]));
  });

  it.each([0.12, 0.15, 0.2])("says at least the beginning of every name where not all of it has room, over no other one (zoom %d)", (zoom) => {
    const title = "从客户的角度重新描述这个问题";
    const forest = groveForest(longNamed(60).map((point, index) => (point.kind === "module" && index % 3 > 0 ? { ...point, title } : point)));
    const { boxes } = dressed(forest, pictureOf(forest), { detail: "far", zoom, mounted: new Set(), selection: [pt("m7")] });
    const words = boxes.flatMap((box) => (box.role === "label" ? [box] : []));
    expect(overlapping(words.map(({ rect }) => rect))).toBe(0);
    const said = new Map<string, string>();
    for (const { key, text } of words) {
      const [role, tree = ""] = key.split(":");
      if (role === "name") said.set(tree, (said.get(tree) ?? "") + text);
    }
    expect(said.size).toBe(60);
    const cut = [...said.values()].filter((name) => name.endsWith("…"));
    expect(cut.length).toBeGreaterThan(0);
    for (const name of cut) expect([name.length > 2, [title, "全局与结构化"].some((whole) => whole.startsWith(name.slice(0, -1)))], name).toEqual([true, true]);
    for (const name of said.values()) if (!name.endsWith("…")) expect([title, "全局与结构化"]).toContain(name);
    expect(said.get(pt("m7"))).toMatch(/[^…]$/u);
  });

  it("says how many points a tree has in quiet letters, however large these have to be", () => {
    const forest = groveForest(titled(groveOf([9, 5])));
    const labels = dressed(forest, pictureOf(forest), { detail: "middle", zoom: 0.8, mounted: new Set() }).boxes.flatMap((box) => (box.role === "label" && box.key.endsWith(":1") ? [box] : []));
    expect(labels.map(({ weight, ink }) => [weight, ink])).toEqual([[400, "ink2"], [400, "ink2"]]);
    for (const { text, letterPx, rect } of labels) expect(measure(text, letterPx)).toBeLessThanOrEqual(rect.width);
  });

  it("draws twigs for what is mounted only", () => {
    const forest = groveForest(groveOf([30]));
    const picture = pictureOf(forest);
    expect(dressed(forest, picture, { mounted: new Set() }).shapes).toEqual([]);
    expect(dressed(forest, picture, { mounted: new Set([pt("m0_1"), pt("m0_2")]) }).shapes).toHaveLength(2);
  });

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

  it("offers leaves, names and crowns to the pointer, leaves on top", () => {
    const forest = groveForest([...groveOf([5]), { id: "wild" }]);
    const { targets } = dressed(forest, pictureOf(forest));
    const parts = targets.map(({ hit }) => (hit.kind === "point" ? `${hit.id} ${hit.part}` : hit.kind));
    expect(parts.indexOf("pt_m0 panel")).toBeLessThan(parts.indexOf("pt_m0 title"));
    expect(parts.indexOf("pt_m0 title")).toBeLessThan(parts.indexOf("pt_m0_0 card"));
    expect(parts).toContain("understory");
  });

  it("packs a spot for every leaf where it can be framed", () => {
    const forest = groveForest(groveOf([9, 5]));
    const { spots, placeOf, bounds } = pictureOf(forest);
    expect(spots.ids).toHaveLength(14);
    spots.ids.forEach((id: PointId, index) => {
      const rect = placeOf(id);
      expect(rect?.x).toBeCloseTo(spots.rects[4 * index] ?? NaN, 3);
      expect(rect !== undefined && rect.x > bounds.x && rect.y > bounds.y).toBe(true);
    });
    expect(placeOf(pt("m0"))?.width).toBeGreaterThan(0);
    expect(placeOf(pt("logic"))).toEqual(placeOf(pt("logic")));
    expect(placeOf(pt("nobody"))).toBeUndefined();
  });

  it("draws crowns that have not changed only once", () => {
    const forest = groveForest(groveOf([9, 5]));
    const before = pictureOf(forest);
    const after = layOutGrove({ view: viewOf(forest), room: { width: 836, height: 852 }, t, measure, isReadOnly: false }, { previous: before });
    const blobs = (picture: GrovePicture): unknown[] => picture.ground.filter((shape) => shape.kind === "blob");
    expect(blobs(after)).toHaveLength(2);
    expect(blobs(after).every((blob, index) => blob === blobs(before)[index])).toBe(true);
  });
});

describe("dropping in the grove", () => {
  const forest = groveForest(groveOf([9, 5]));
  const picture = pictureOf(forest);
  const tree = (key: EndId) => picture.layout.trees.find((each) => each.key === key);
  const middleOf = (id: PointId): { x: number; y: number } => {
    const rect = picture.placeOf(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: rect.x + rect.width / 2, y: rect.y + 8 };
  };

  it("puts a point below the leaf it is dropped on", () => {
    expect(picture.dropAt(middleOf(pt("m1_2")), [pt("m0_1")])).toMatchObject({ kind: "parent", parentId: pt("m1_2") });
    expect(picture.dropAt(middleOf(pt("m0_3")), [pt("m0_0")])).toBeNull();
  });

  it("puts a point into the tree on whose crown it is dropped", () => {
    const centre = tree(pt("m1"))?.centre ?? { x: 0, y: 0 };
    expect(picture.dropAt(centre, [pt("m0_1")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("means the upper one of two crowns that lie over each other", () => {
    const two = groveOf([9, 5]).map((point): GrovePoint => (point.id === "m0" ? { ...point, pos: [0, 0] } : point.id === "m1" ? { ...point, pos: [40, 0] } : point));
    const heap = pictureOf(groveForest([...two, { id: "m9", kind: "module", parent: "people" }, { id: "m9_0", parent: "m9" }]));
    const drawn = heap.layout.trees.map(({ key }) => key);
    expect(drawn.indexOf("pt_m0")).toBeLessThan(drawn.indexOf("pt_m1"));
    expect(heap.dropAt({ x: 20, y: 0 }, [pt("m9_0")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("pins a point in its own tree, relative to the centre, and others with it as they stood", () => {
    const at = tree(pt("m0"))?.centre ?? { x: 0, y: 0 };
    const drop = picture.dropAt({ x: at.x + 4, y: at.y - 2 }, [pt("m0_1"), pt("m0_2")]);
    expect(drop).toMatchObject({ kind: "pin", pins: [{ id: pt("m0_1") }, { id: pt("m0_2") }] });
    const pinned = groveForest(groveOf([9, 5]).map((point): GrovePoint => (point.id === "m0_1" && drop?.kind === "pin" ? { ...point, pos: drop.pins[0]?.pos } : point)));
    const rect = pictureOf(pinned).placeOf(pt("m0_1"));
    expect((rect?.x ?? 0) + (rect?.width ?? 0) / 2).toBeCloseTo(at.x + 4, 0);
    expect((rect?.y ?? 0) + 8).toBeCloseTo(at.y - 2, 0);
  });

  it("pins nothing while tidying is previewed, where no pin would be seen; another parent can be chosen all the same", () => {
    const forest = groveForest(groveOf([5, 5]));
    const preview = layOutGrove({ view: viewOf(forest), room: { width: 836, height: 852 }, t, measure, isReadOnly: false }, { ignorePins: "all" });
    const own = preview.pinning;
    const [tree, other] = ["m0", "m1"].map((id) => preview.layout.trees[preview.layout.treeOf.get(pt(id)) ?? -1]);
    if (tree === undefined || other === undefined) throw new Error("no trees");
    const free = { x: tree.centre.x, y: tree.centre.y };
    expect([own, preview.dropAt(free, [pt("m0_0")]), pictureOf(forest).dropAt(free, [pt("m0_0")])?.kind]).toEqual([undefined, null, "pin"]);
    expect(preview.dropAt(other.centre, [pt("m0_0")])).toMatchObject({ kind: "parent", parentId: pt("m1") });
  });

  it("pins a module where it is let go, and knows no meaning on open ground", () => {
    expect(picture.dropAt({ x: 3000, y: 2000 }, [pt("m1")])).toMatchObject({ kind: "pin", pins: [{ id: pt("m1"), pos: [3000, 2000] }] });
    expect(picture.dropAt({ x: 30_000, y: 2000 }, [pt("m0_1")])).toBeNull();
    expect(picture.dropAt({ x: 0, y: 0 }, [])).toBeNull();
  });
});
