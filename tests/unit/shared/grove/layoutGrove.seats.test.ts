import { describe, expect, it } from "vitest";
import * as Y from "yjs";
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

/** Writes as a peer may: no command looks at it. */
function writeSeats(forest: Forest, id: PointId, seats: Readonly<Record<string, unknown>>): void {
  forest.docs.forest.transact(() => {
    const stored = forest.docs.forest.getMap("points").get(id);
    invariant(stored instanceof Y.Map, "no such point");
    for (const [tree, value] of Object.entries(seats)) stored.set(`seat:${tree}`, value);
  });
}

describe("seats that a peer has written", () => {
  it("are passed over where they are none, and no more than twenty-four of a point are read", () => {
    const { forest } = makeForest({ points: 60 });
    const [id, other] = leaves(forest);
    invariant(id !== undefined && other !== undefined, "the made forest has none");
    const bad = ["", 7, null, true, "1", "1 pt_", `1 ${id} `, `-1 ${id}`, `1e3 ${id}`, `12345678901234567 ${id}`, `9999999999999999 ${id}`, "9".repeat(100_000), `1 ${"x".repeat(100_000)}`, [1, id], { ms: 1 }];
    writeSeats(forest, id, Object.fromEntries(bad.map((value, at) => [`t${at}`, value])));
    expect(forest.view.point(id)).not.toHaveProperty("seats");
    writeSeats(forest, other, Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`t${at}`, `${at} ${id}`])));
    expect(forest.view.point(other)?.seats).toHaveLength(24);
    expect(layoutGrove(forest.view).leafOf.has(other)).toBe(true);
    forest.destroy();
  });

  it("take no leaf out of the grove, whatever trees and branches they name", () => {
    const { forest } = makeForest({ points: 300 });
    const [all, trees] = [leaves(forest), modules(forest)];
    const before = layoutGrove(forest.view).leafCount;
    const [gone] = trees;
    invariant(gone !== undefined, "the made forest has none");
    // Branches in a circle, trees that are none or are in the trash, in every tree since the beginning and to the end of time.
    all.forEach((id, at) => {
      const branch = all[(at + 1) % all.length];
      writeSeats(forest, id, Object.fromEntries([...trees, "meadow", "shrub pt_none", "__proto__", id, "", "长".repeat(1_000)].map((tree, turn) => [tree, `${turn % 2 === 0 ? 0 : 8.64e15} ${branch}`])));
    });
    expect(layoutGrove(forest.view).leafCount).toBe(before);
    must(removePoints(forest, { ids: [gone], branch: true }));
    const { leafOf, bounds } = layoutGrove(forest.view);
    expect(leaves(forest).filter((id) => !leafOf.has(id))).toEqual([]);
    expect(Object.values(bounds).every(Number.isFinite)).toBe(true);
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
