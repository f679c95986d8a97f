import { describe, expect, it } from "vitest";
import { applyPlan, createForest, describePoint, linkPoints, type Forest, type ForestView } from "#shared/forest/index.ts";
import { invariant, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { overlaps, type Rect } from "#shared/tower/index.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import { layOutTower } from "#renderer/features/graph/lenses/tower/layOutTower.ts";
import { middleOf } from "#renderer/features/graph/model/middleOf.ts";
import type { Detail, Dressing, FilterLight, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneCard } from "#renderer/features/graph/model/sceneTypes.ts";
import { sharedPart } from "#renderer/features/graph/showing/withoutPrivate.ts";
import { lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";
import { must } from "#tests/support/testForest.ts";

type Planted = { readonly forest: Forest; readonly id: (ref: string) => PointId; picture(): Picture; scene(...selection: EndId[]): Dressing };

const ALL: FilterLight = { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true };
const measure = (text: string, sizePx: number): number => text.length * sizePx;
const pictureOf = (forest: Forest, isReadOnly = false): Picture => layOutTower({ view: forest.view, room: { width: 1200, height: 900 }, t: (key) => key, measure, isReadOnly });

function dressed(forest: Forest, picture: Picture, look: { readonly selection?: readonly EndId[]; readonly mounted?: readonly PointId[]; readonly detail?: Detail; readonly light?: FilterLight; readonly isReadOnly?: boolean; readonly part?: Rect; readonly zoom?: number } = {}): Dressing {
  return picture.dress({ view: forest.view, t: (key) => key, measure, isReadOnly: look.isReadOnly ?? false, selection: look.selection ?? [], mounted: new Set(look.mounted ?? picture.spots.ids), detail: look.detail ?? "middle", light: look.light ?? ALL, zoom: look.zoom ?? 1, ...(look.part === undefined ? {} : { part: look.part }) });
}

function planted(moduleCount: number, pointsEach: number): Planted {
  let made = 0;
  const forest = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => `pt_${(made += 1)}` as const, newLinkId: () => `ln_${(made += 1)}` as const, newMilestoneId: () => `ms_${(made += 1)}` as const, newViewId: () => `vw_${(made += 1)}` as const, newThreadId: () => "th_1", newCommentId: () => "cm_1" }, author: "pr_me" });
  const modules = Array.from({ length: moduleCount }, (_, i) => `m${i}`);
  const applied = applyPlan(forest, {
    command: "plant",
    plan: {
      points: [
        { ref: "w", parentRef: null, kind: "wisdom", title: "逻辑智慧", layer: "base", wisdom: "logic" },
        ...modules.map((ref) => ({ ref, parentRef: "w", kind: "module" as const, title: ref })),
        ...modules.flatMap((module) => Array.from({ length: pointsEach }, (_, i) => ({ ref: `${module}.${i}`, parentRef: module, title: `${module}.${i}` }))),
      ],
      links: [],
    },
  });
  invariant(applied.ok, "the plan was applied");
  const { points } = applied.value;
  return {
    forest,
    id(ref) {
      const id = points.get(ref);
      invariant(id !== undefined, `the plan has ${ref}`);
      return id;
    },
    picture: () => pictureOf(forest),
    scene: (...selection) => dressed(forest, pictureOf(forest), { selection }),
  };
}

const cardOf = (scene: Dressing, id: PointId): SceneCard | undefined => scene.boxes.find((box): box is SceneCard => box.role === "card" && box.id === id);

describe("layOutTower", () => {
  it("marks the selection and its neighbours, and draws their links above the resting ones", () => {
    const { forest, id, scene } = planted(2, 3);
    const near = linkPoints(forest, { from: id("m0.0"), to: id("m1.2"), type: "supports", phrase: "托起" });
    const resting = linkPoints(forest, { from: id("m0.1"), to: id("m1.1"), type: "causes" });
    invariant(near.ok && resting.ok, "both links were made");
    const drawn = scene(id("m0.0"));
    expect([cardOf(drawn, id("m0.0"))?.picked, cardOf(drawn, id("m1.2"))?.near, cardOf(drawn, id("m1.1"))?.near]).toEqual([true, true, false]);
    expect(drawn.lines.map((line) => [line.id, line.state, line.dimmed])).toEqual([[resting.value, "resting", true], [near.value, "near", false]]);
  });

  it("ends a link about a link at the middle of that line, and says the phrase of a selected link", () => {
    const { forest, id, scene } = planted(2, 3);
    const about = linkPoints(forest, { from: id("m0.0"), to: id("m1.2"), type: "supports", phrase: "托起" });
    invariant(about.ok, "the link was made");
    const proof = linkPoints(forest, { from: id("m0.2"), to: about.value, type: "illustrates" });
    invariant(proof.ok, "the link about the link was made");
    const line = scene().lines.find((each) => each.id === about.value);
    const middle = line === undefined ? undefined : middleOf(line.points);
    expect(scene().lines.find((each) => each.id === proof.value)?.points.at(-1)).toEqual(middle);
    const chip = scene(about.value).boxes.find((box) => box.role === "chip");
    expect(chip).toMatchObject({ text: "托起", danger: false });
    const end = scene(about.value).lines.find((line) => line.id === proof.value)?.points.at(-1);
    expect(chip !== undefined && end !== undefined && [end.x - chip.rect.x, chip.rect.x + chip.rect.width - end.x, end.y - chip.rect.y, chip.rect.y + chip.rect.height - end.y].some((gap) => Math.abs(gap) < 0.01)).toBe(true);
  });

  it.each([0.5, 0.7, 1, 2])("lays no phrase over another in the letters of its zoom, and says what fits (zoom %d)", (zoom) => {
    const { forest, id, picture } = planted(6, 3);
    for (let module = 1; module < 6; module += 1) must(linkPoints(forest, { from: id("m0.1"), to: id(`m${module}.2`), type: "supports", phrase: `carries over to the learners of group ${module}` }));
    const { boxes } = dressed(forest, picture(), { selection: [id("m0.1")], zoom });
    const chips = boxes.filter((box) => box.role === "chip");
    const painted = chips.flatMap((chip) => paintBox(chip, NAMED_THEME, lettersAt(leastLetterPx(zoom)))).map(({ x, y, paint }) => ({ x: x - paint.w / 2, y: y - paint.h / 2, width: paint.w, height: paint.h }));
    expect(painted.length).toBeGreaterThan(0);
    painted.forEach((a, index) => { for (const b of painted.slice(index + 1)) expect(overlaps(a, b)).toBe(false); });
    expect(painted.map(({ width }) => width)).toEqual(chips.map(({ rect }) => rect.width));
  });

  it("draws what is mounted and what the selection brings out, nothing else", () => {
    const { forest, id, picture } = planted(2, 60);
    expect(linkPoints(forest, { from: id("m0.0"), to: id("m1.59"), type: "supports" }).ok).toBe(true);
    const bare = dressed(forest, picture(), { mounted: [id("m0.1")] });
    expect(bare.boxes.flatMap((box) => (box.role === "card" ? [box.id] : []))).toEqual([id("m0.1")]);
    const picked = dressed(forest, picture(), { mounted: [id("m0.1")], selection: [id("m0.0")] });
    expect(cardOf(picked, id("m1.59"))?.near).toBe(true);
  });

  it("stands every point somewhere, and finds its place whether it is mounted or not", () => {
    const { id, picture } = planted(9, 1_100);
    const { spots, placeOf } = picture();
    expect([spots.ids.length, spots.rects.length]).toEqual([9_900, 39_600]);
    expect(placeOf(id("m8.1099"))).toBeDefined();
  });

  it("says the beginning of the summary from near, and nothing but names from afar", () => {
    const { forest, id, picture } = planted(1, 2);
    expect(describePoint(forest, { id: id("m0.0"), summary: "先说清楚要解决的问题" }).ok).toBe(true);
    const sheet = dressed(forest, picture(), { detail: "near" }).boxes.find((box) => box.role === "sheet" && box.id === id("m0.0"));
    expect(sheet?.role === "sheet" && sheet.lines.join("")).toContain("先说清楚");
    const far = dressed(forest, picture(), { detail: "far", mounted: [] });
    expect(new Set(far.boxes.map((box) => box.role))).toEqual(new Set(["band-name", "glyph", "heading"]));
  });

  it("dims what a filter leaves out of the light, points and links", () => {
    const { forest, id, picture } = planted(1, 3);
    const made = linkPoints(forest, { from: id("m0.0"), to: id("m0.1"), type: "supports" });
    expect(made.ok).toBe(true);
    const drawn = dressed(forest, picture(), { light: { ...ALL, points: new Set([id("m0.0")]) } });
    expect([cardOf(drawn, id("m0.0"))?.dimmed, cardOf(drawn, id("m0.1"))?.dimmed]).toEqual([false, true]);
    expect(drawn.lines.map((line) => line.dimmed)).toEqual([true]);
    expect(dressed(forest, picture(), { light: { ...ALL, linkTypes: new Set(["causes"]) } }).lines).toEqual([]);
  });

  it("takes a drop on a card, a module or the understory as a new parent, and refuses a circle", () => {
    const { forest, id, picture } = planted(2, 3);
    const pictured = picture();
    const over = (ref: string): { x: number; y: number } => {
      const rect = pictured.placeOf(id(ref));
      invariant(rect !== undefined, `${ref} stands somewhere`);
      return { x: rect.x + 4, y: rect.y + 4 };
    };
    expect(pictured.dropAt(over("m1.0"), [id("m0.0")])).toMatchObject({ kind: "parent", parentId: id("m1.0") });
    expect(pictured.dropAt(over("m1"), [id("m0.0")])).toMatchObject({ kind: "parent", parentId: id("m1") });
    expect(pictured.dropAt(over("m0"), [id("m0.0")])).toBeNull();
    expect(pictured.dropAt(over("m0.1"), [id("m0")])).toBeNull();
    expect(pictured.dropAt({ x: -500, y: -500 }, [id("m0.0")])).toBeNull();
    expect(forest.view.pointCount).toBe(9);
  });

  it("invites nobody to add a point where nothing may be changed", () => {
    const { forest, picture } = planted(1, 0);
    const vacancies = (isReadOnly: boolean): number => dressed(forest, picture(), { isReadOnly }).boxes.filter(({ role }) => role === "vacancy").length;
    expect([vacancies(false) > 0, vacancies(true)]).toEqual([true, 0]);
  });

  it("invites to add a point only where somebody looks", () => {
    const { forest, picture } = planted(9, 0);
    const invited = (part?: Rect) => {
      const { boxes, targets } = dressed(forest, picture(), part === undefined ? {} : { part });
      expect(targets.flatMap(({ hit }) => (hit.kind === "vacancy" ? [`vacancy:${hit.parentId}`] : []))).toEqual(boxes.flatMap(({ role, key }) => (role === "vacancy" ? [key] : [])));
      return boxes.filter(({ role }) => role === "vacancy");
    };
    const all = invited();
    expect(all).toHaveLength(9);
    for (const { key, rect } of all) expect(invited(rect).map((each) => each.key)).toEqual([key]);
    expect(invited({ x: -900, y: -900, width: 10, height: 10 })).toEqual([]);
  });

  it("draws the few links of a large forest from afar, in the order their ends stand in, and asks no point that has none", () => {
    const { forest, id, picture } = planted(3, 400);
    const ends = [["m2.399", "m0.3"], ["m1", "m0.7"], ["m0.0", "m2.5"], ["w", "m1.4"]] as const;
    const links = ends.map(([from, to]) => must(linkPoints(forest, { from: id(from), to: id(to), type: "supports" })));
    const asked: EndId[] = [];
    const { view } = forest;
    const counted: ForestView = { ...sharedPart(view), linksAt: (end) => { asked.push(end); return view.linksAt(end); } };
    const lines = picture().dress({ view: counted, t: (key) => key, measure, isReadOnly: false, selection: [], mounted: new Set(), detail: "far", light: ALL }).lines;
    expect(lines.map((line) => line.id)).toEqual([links[3], links[1], links[2], links[0]]);
    expect(new Set(asked).size).toBe(8 + links.length);
  });

  it("asks for the links of no point while many of them are looked at from afar", () => {
    const { forest, id } = planted(2, 200);
    for (let i = 0; i < 200; i += 1) for (const step of [1, 5]) must(linkPoints(forest, { from: id(`m0.${i}`), to: id(`m1.${(i + step) % 200}`), type: "supports" }));
    const asked: EndId[] = [];
    const { view } = forest;
    const counted: ForestView = { ...sharedPart(view), linksAt: (end) => { asked.push(end); return view.linksAt(end); }, linkCountAt: (end) => { asked.push(end); return view.linkCountAt(end); } };
    const look = { view: counted, t: (key: string) => key, measure, isReadOnly: false };
    const far = layOutTower({ ...look, room: { width: 1200, height: 900 } });
    expect(far.dress({ ...look, selection: [], mounted: new Set(), detail: "far", light: ALL }).lines).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("draws quietly, and not from afar, once links have become many, though nothing was laid out anew", () => {
    const { forest, id, picture } = planted(2, 200);
    const link = (from: number, count: number): void => {
      for (let i = from; i < from + count; i += 1) must(linkPoints(forest, { from: id(`m0.${i % 200}`), to: id(`m1.${(i * 7 + Math.floor(i / 200)) % 200}`), type: "supports" }));
    };
    link(0, 100);
    const pictured = picture();
    const drawn = (detail: Detail): readonly boolean[] => dressed(forest, pictured, { detail, mounted: [id("m0.0")] }).lines.map(({ dimmed }) => dimmed);
    expect([new Set(drawn("middle")), drawn("far").length]).toEqual([new Set([false]), 100]);
    link(100, 21);
    expect([new Set(drawn("middle")), drawn("far").length]).toEqual([new Set([true]), 121]);
    link(121, 140);
    expect([drawn("middle").length > 0, drawn("far")]).toEqual([true, []]);
  });

  it("never draws more resting lines than a picture can bear, those of what is shown first", () => {
    const { forest, id, picture } = planted(2, 200);
    for (let i = 0; i < 200; i += 1) for (const step of [1, 5]) must(linkPoints(forest, { from: id(`m0.${i}`), to: id(`m1.${(i + step) % 200}`), type: "supports" }));
    const lines = dressed(forest, picture(), { mounted: [id("m0.150"), id("m1.0")] }).lines;
    expect(lines).toHaveLength(4);
    expect(dressed(forest, picture()).lines).toHaveLength(260);
    expect(dressed(forest, picture(), { selection: [id("m0.1")] }).lines.filter(({ state }) => state === "resting")).toHaveLength(260);
  });

  it("brings both sides of a dispute out while they are to be shown, with the phrase of the selected one", () => {
    const { forest, id, picture } = planted(2, 3);
    const held = must(linkPoints(forest, { from: id("m0.0"), to: id("m1.2"), type: "supports", phrase: "托起" }));
    const other = must(linkPoints(forest, { from: id("m1.2"), to: id("m0.0"), type: "refutes" }));
    const calm = must(linkPoints(forest, { from: id("m0.1"), to: id("m1.1"), type: "causes" }));
    const reds = (showsDisputes: boolean): (readonly [LinkId, boolean])[] => dressed(forest, picture(), { light: { ...ALL, showsDisputes } }).lines.map((line) => [line.id, line.danger === true]);
    expect(new Map(reds(true))).toEqual(new Map([[held, true], [other, true], [calm, false]]));
    expect(new Map(reds(false))).toEqual(new Map([[held, false], [other, false], [calm, false]]));
    const chip = (showsDisputes: boolean) => dressed(forest, picture(), { selection: [held], light: { ...ALL, showsDisputes } }).boxes.find(({ role }) => role === "chip");
    expect([chip(true), chip(false)]).toMatchObject([{ text: "托起", danger: true }, { text: "托起", danger: false }]);
  });

  it("takes a drop on the very edge of a card, and on none of the cards around", () => {
    const { id, picture } = planted(3, 90);
    const pictured = picture();
    for (const ref of ["m0.0", "m1.44", "m2.89"]) {
      const rect = pictured.placeOf(id(ref));
      invariant(rect !== undefined, `${ref} stands somewhere`);
      for (const place of [{ x: rect.x, y: rect.y }, { x: rect.x + rect.width, y: rect.y + rect.height }]) expect(pictured.dropAt(place, [id("m0.5")])).toMatchObject({ parentId: id(ref), rect });
      const beside = pictured.dropAt({ x: rect.x - 0.01, y: rect.y }, [id("m0.5")]);
      expect(beside?.kind === "parent" && beside.parentId === id(ref)).toBe(false);
    }
  });
});
