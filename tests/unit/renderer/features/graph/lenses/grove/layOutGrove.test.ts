import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { isInCrown } from "#shared/grove/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { layOutGrove, type GrovePicture } from "#renderer/features/graph/lenses/grove/layOutGrove.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox } from "#renderer/features/graph/model/sceneTypes.ts";
import { isWhole, keepsWords } from "#renderer/features/graph/model/wrapTitle.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { dressed, leafRects, leavesOf, longNamed, measure, overlapping, pictureOf, t, titled, viewOf, wordsOf, ZOOMS } from "#tests/support/grovePictures.ts";
import { pt } from "#tests/support/plainForest.ts";

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

  it("says the beginning of the name of a small tree in two lines that stand out of it a little", () => {
    const forest = groveForest(groveOf([19]).map((point) => (point.kind === "module" ? { ...point, title: "目标模块480" } : point)));
    const picture = pictureOf(forest);
    const least = picture.layout.trees.reduce((small, tree) => (tree.reach < small.reach ? tree : small));
    const zoom = (12 * 2.5) / (2 * least.reach * 1.48);
    const said = dressed(forest, picture, { detail: "far", zoom, mounted: new Set() }).boxes.flatMap((box) => (box.role === "label" && box.key.startsWith(`name:${least.key}:`) ? [box.text] : []));
    expect(said).toHaveLength(2);
    expect(said.join("")).toMatch(/^目标.*…$/u);
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
