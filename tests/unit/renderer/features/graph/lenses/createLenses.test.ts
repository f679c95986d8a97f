import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, describePoint, linkPoints, movePoints, pinPoints, rekindPoints, renamePoint, setLook, setTags, type ForestChange } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createLenses, type Lens } from "#renderer/features/graph/lenses/createLenses.ts";
import { groveOptionsOf } from "#renderer/features/graph/lenses/grove/groveOptions.ts";
import { LENSES, type LayOutInput, type LensName } from "#renderer/features/graph/model/lensTypes.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { squareLetters } from "#tests/support/sceneBoxes.ts";
import { must } from "#tests/support/testForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let lenses: Readonly<Record<LensName, Lens>>;
let wisdom: PointId;
let module: PointId;
let a: PointId;
let b: PointId;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  wisdom = addTestPoint(forest, { title: "逻辑智慧", kind: "wisdom", layer: "base", wisdom: "logic" });
  module = addTestPoint(forest, { title: "推理", kind: "module", parentId: wisdom });
  a = addTestPoint(forest, { title: "甲", parentId: module });
  b = addTestPoint(forest, { title: "乙", parentId: module });
  must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
  lenses = createLenses(forest);
});
afterEach(() => { uninstall(); });

const input = (): LayOutInput => ({ view: forest.view, room: { width: 1000, height: 800 }, t: (key) => key, measure: squareLetters, isReadOnly: false });

/** What of a change each lens wants to be laid out for. */
function wishes(work: () => unknown): Record<LensName, boolean> {
  const changes: ForestChange[] = [];
  const stop = forest.view.onChange((change) => { changes.push(change); });
  work();
  stop();
  expect(changes.length).toBeGreaterThan(0);
  const wish = (lens: LensName): boolean => changes.some((change) => lenses[lens].needsLayout(change));
  return { tower: wish("tower"), grove: wish("grove"), focus: wish("focus") };
}

describe("the lenses of a forest", () => {
  it("each make a picture of it, in which a point can be found", () => {
    for (const lens of LENSES) {
      const picture = lenses[lens].layOut(input());
      expect([picture.lens, picture.placeOf(a) !== undefined, picture.spots.ids.includes(a)]).toEqual([lens, true, true]);
    }
  });

  it("know each point that stands as a spot by its number", () => {
    for (const lens of LENSES) {
      const { spots } = lenses[lens].layOut(input());
      expect([spots.ids.map(spots.numberOf), spots.numberOf("pt_nowhere"), spots.grid.count]).toEqual([spots.ids.map((_, number) => number), undefined, spots.ids.length]);
    }
  });

  it("need another layout for another room: the tower where it has another size, the grove never, the focus always", () => {
    const suits = (lens: LensName, ...rooms: readonly { readonly width: number; readonly height: number }[]): boolean[] => {
      const picture = lenses[lens].layOut(input());
      return rooms.map((room) => picture.suits(room));
    };
    const rooms = [{ width: 1000, height: 800 }, { width: 1001, height: 800 }, { width: 830, height: 600 }, { width: 829, height: 600 }, { width: 1000, height: 599 }];
    expect([suits("tower", ...rooms), suits("grove", ...rooms), suits("focus", ...rooms)]).toEqual([[true, true, true, false, false], [true, true, true, true, true], [true, false, false, false, false]]);
  });

  it("are laid out anew when something is added or moved", () => {
    expect(wishes(() => must(forest.run(addPoint, { title: "丙", parentId: null })))).toMatchObject({ tower: true, grove: true });
    expect(wishes(() => must(forest.run(movePoints, { ids: [b], parentId: a })))).toMatchObject({ tower: true, grove: true });
  });

  it("stand as they are in the tower when words, links or pins change", () => {
    const works = [() => must(forest.run(renamePoint, { id: a, title: "甲甲" })), () => must(forest.run(linkPoints, { from: b, to: a, type: "causes" })), () => must(forest.run(pinPoints, { pins: [{ id: a, pos: [3, 4] }] }))];
    expect(works.map((work) => wishes(work).tower)).toEqual([false, false, false]);
  });

  it("are laid out anew in the grove when links or pins change: roads and places follow", () => {
    expect(wishes(() => must(forest.run(linkPoints, { from: b, to: a, type: "causes" }))).grove).toBe(true);
    expect(wishes(() => must(forest.run(pinPoints, { pins: [{ id: a, pos: [3, 4] }] }))).grove).toBe(true);
  });

  it("stand as they are in the grove when only words change, once they stand", () => {
    expect(wishes(() => must(forest.run(renamePoint, { id: a, title: "甲甲" }))).grove).toBe(true);
    lenses.grove.layOut(input());
    const works = [
      () => must(forest.run(renamePoint, { id: a, title: "甲乙" })), () => must(forest.run(renamePoint, { id: module, title: "推理与证明" })), () => must(forest.run(renamePoint, { id: wisdom, title: "逻辑" })),
      () => must(forest.run(describePoint, { id: a, summary: "一句话" })), () => must(forest.run(setTags, { id: a, tags: ["重要"] })), () => must(forest.run(setLook, { ids: [a], color: "moss" })),
    ];
    expect(works.map((work) => wishes(work).grove)).toEqual(works.map(() => false));
  });

  it("are laid out anew in the grove when something becomes another kind of point: it may be a tree, or its tree may grow", () => {
    lenses.grove.layOut(input());
    expect(wishes(() => must(forest.run(rekindPoints, { ids: [a], kind: "lesson" }))).grove).toBe(true);
    lenses.grove.layOut(input());
    expect(wishes(() => must(forest.run(rekindPoints, { ids: [wisdom], kind: "point" }))).grove).toBe(true);
  });
});

describe("the grove lens", () => {
  it("is laid out anew while tidying is previewed, with the pinned where they would stand, and back", () => {
    must(forest.run(pinPoints, { pins: [{ id: a, pos: [120, 90] }] }));
    const place = () => lenses.grove.layOut(input()).placeOf(a);
    const before = place();
    let heard = 0;
    const stop = lenses.grove.onChange(() => { heard += 1; });
    groveOptionsOf(forest).set({ ignorePins: "all" });
    expect(place()).not.toEqual(before);
    groveOptionsOf(forest).set({ ignorePins: undefined });
    stop();
    expect([place(), heard]).toEqual([before, 2]);
  });

  it("lines up what stands in the picture that was laid out last, and nothing before", () => {
    expect(lenses.grove.arrange?.([a, b], "row")).toEqual([]);
    lenses.grove.layOut(input());
    expect(lenses.grove.arrange?.([a, b], "row").map(({ id }) => id)).toEqual([a, b]);
    expect([lenses.tower.arrange, lenses.focus.arrange]).toEqual([undefined, undefined]);
  });

  it("remembers nothing of a copy that is handed out", () => {
    lenses.grove.layOutOnce(input());
    expect(lenses.grove.arrange?.([a, b], "row")).toEqual([]);
  });
});
