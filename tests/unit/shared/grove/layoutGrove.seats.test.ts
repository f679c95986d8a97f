import { describe, expect, it } from "vitest";
import { createCommandHistory, movePoints, removePoints, tidyGrove, type Forest } from "#shared/forest/index.ts";
import { layoutGrove, type GroveLayout } from "#shared/grove/index.ts";
import { invariant, type PointId } from "#shared/kernel/index.ts";
import { makeForest } from "#scripts/makeForest.ts";
import { must } from "#tests/support/testForest.ts";

/** Of each leaf its tree and its place in it. */
function places({ trees }: GroveLayout): ReadonlyMap<PointId, string> {
  return new Map(trees.flatMap(({ key, points, places: at }) => points.map(({ id }, index) => [id, `${key} ${at[2 * index]} ${at[2 * index + 1]}`] as const)));
}

function movedBy(forest: Forest, change: () => void): PointId[] {
  const before = places(layoutGrove(forest.view));
  change();
  const after = places(layoutGrove(forest.view));
  return [...after].flatMap(([id, place]) => (before.get(id) === place ? [] : [id]));
}

const leaves = ({ view }: Forest): PointId[] => [...view.points()].flatMap(({ id, kind }) => (kind === "point" && view.children(id).length === 0 ? [id] : []));
const modules = ({ view }: Forest): PointId[] => [...view.points()].flatMap(({ id, kind }) => (kind === "module" ? [id] : []));

describe("a leaf that is put into another tree", () => {
  it("moves no other leaf, neither there nor where it was", () => {
    const { forest } = makeForest({ points: 500 });
    const [all, trees] = [leaves(forest), modules(forest)];
    for (let turn = 0; turn < 25; turn += 1) {
      const [id, parentId] = [all[(turn * 37) % all.length], trees[(turn * 5) % trees.length]];
      invariant(id !== undefined && parentId !== undefined, "the made forest has neither");
      expect(movedBy(forest, () => { must(movePoints(forest, { ids: [id], parentId })); }).filter((other) => other !== id), `turn ${turn}`).toEqual([]);
    }
    forest.destroy();
  });

  it("has its old place when it comes back, by hand or by undoing", () => {
    const { forest } = makeForest({ points: 300 });
    const history = createCommandHistory(forest);
    const [id] = leaves(forest);
    const home = id === undefined ? null : (forest.view.point(id)?.parentId ?? null);
    const away = modules(forest).at(-1);
    invariant(id !== undefined && away !== undefined, "the made forest has neither");
    expect(movedBy(forest, () => {
      must(movePoints(forest, { ids: [id], parentId: away }));
      must(movePoints(forest, { ids: [id], parentId: home }));
    })).toEqual([]);
    expect(movedBy(forest, () => {
      must(movePoints(forest, { ids: [id], parentId: away }));
      history.undo();
    })).toEqual([]);
    history.destroy();
    forest.destroy();
  });
});

describe("a tree that goes into the trash", () => {
  it("keeps the ground of the leaves that had left it: no other tree moves", () => {
    const { forest } = makeForest({ points: 500 });
    const [tree, away] = [modules(forest)[0], modules(forest).at(-1)];
    invariant(tree !== undefined && away !== undefined, "the made forest has neither");
    must(movePoints(forest, { ids: [...forest.view.children(tree)], parentId: away }));
    const centres = (): unknown[] => layoutGrove(forest.view).trees.filter(({ key }) => key !== tree).map(({ key, centre }) => [key, centre]);
    const before = centres();
    must(removePoints(forest, { ids: [tree], branch: true }));
    expect(centres()).toEqual(before);
    forest.destroy();
  });
});

describe("整理", () => {
  it("shows before it is done just what it does", () => {
    const { forest } = makeForest({ points: 300 });
    const [first, second] = leaves(forest);
    const away = modules(forest).at(-1);
    invariant(first !== undefined && second !== undefined && away !== undefined, "the made forest has none");
    must(movePoints(forest, { ids: [first, second], parentId: away }));
    const shown = places(layoutGrove(forest.view, { ignorePins: "all" }));
    expect(shown).not.toEqual(places(layoutGrove(forest.view)));
    must(tidyGrove(forest));
    expect(places(layoutGrove(forest.view))).toEqual(shown);
    forest.destroy();
  });
});
