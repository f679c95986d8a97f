import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addPoint, createCommandHistory, descendantsOf, movePoints, pinPoints, rawRecords, rekindPoints, removePoints, restoreRecords, sharePoint, tidyGrove, type Forest } from "#shared/forest/index.ts";
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

const centres = (forest: Forest): ReadonlyMap<string, unknown> => new Map(layoutGrove(forest.view).trees.filter(({ kind }) => kind !== "meadow").map(({ key, centre }) => [key, centre]));

/** Trees that stood before and stand now, but elsewhere. */
function treesMovedBy(forest: Forest, change: () => void): string[] {
  const before = centres(forest);
  change();
  return [...centres(forest)].flatMap(([key, centre]) => (before.has(key) && JSON.stringify(before.get(key)) !== JSON.stringify(centre) ? [key] : []));
}

describe("a point that becomes a module, and a module that becomes a point", () => {
  it("moves no leaf of others and no tree, and undoing it puts everything back", () => {
    const { forest } = makeForest({ points: 500 });
    const history = createCommandHistory(forest);
    const branches = [...forest.view.points()].filter(({ id, kind }) => kind === "point" && forest.view.children(id).length > 0).map(({ id }) => id);
    // The shrub of the seventh takes in so many that it outgrows its ground: then its neighbour gives way, as for anything that grows.
    for (let turn = 0; turn < 6; turn += 1) {
      const [id, tree] = [branches[(turn * 7) % branches.length], modules(forest)[turn]];
      invariant(id !== undefined && tree !== undefined, "the made forest has neither");
      for (const [changed, kind] of [[id, "module"], [tree, "point"]] as const) {
        const own = new Set([changed, ...descendantsOf(forest.view, changed)]);
        const atFirst = places(layoutGrove(forest.view));
        const trees = treesMovedBy(forest, () => {
          expect(movedBy(forest, () => { must(rekindPoints(forest, { ids: [changed], kind })); }).filter((other) => !own.has(other)), `${kind} ${turn}`).toEqual([]);
        });
        expect(trees, `${kind} ${turn}`).toEqual([]);
        expect(treesMovedBy(forest, () => { history.undo(); })).toEqual([]);
        expect(places(layoutGrove(forest.view))).toEqual(atFirst);
        history.redo();
      }
    }
    history.destroy();
    forest.destroy();
  });

  it("has the place it had as a leaf when it is one again, with all that hung on it", () => {
    const { forest } = makeForest({ points: 300 });
    const branch = [...forest.view.points()].find(({ id, kind }) => kind === "point" && forest.view.children(id).length > 0)?.id;
    invariant(branch !== undefined, "the made forest has none");
    expect(movedBy(forest, () => {
      must(rekindPoints(forest, { ids: [branch], kind: "module" }));
      must(rekindPoints(forest, { ids: [branch], kind: "point" }));
    })).toEqual([]);
    forest.destroy();
  });

  it("leaves its pin behind: what is a place in the grove is none within a tree", () => {
    const { forest } = makeForest({ points: 100 });
    const history = createCommandHistory(forest);
    const [tree] = modules(forest);
    invariant(tree !== undefined, "the made forest has none");
    must(pinPoints(forest, { pins: [{ id: tree, pos: [3_000, -2_000] }] }));
    must(rekindPoints(forest, { ids: [tree], kind: "point" }));
    expect(forest.view.point(tree)?.pos).toBeNull();
    history.undo();
    expect(forest.view.point(tree)?.pos).toEqual([3_000, -2_000]);
    must(rekindPoints(forest, { ids: [tree], kind: "wisdom" }));
    expect(forest.view.point(tree)?.pos).toBeNull();
    history.destroy();
    forest.destroy();
  });
});

describe("a leaf that history puts back below an older parent", () => {
  it("moves no other leaf when it alone is restored, nor when that is undone", () => {
    const { forest } = makeForest({ points: 500 });
    const [all, trees] = [leaves(forest), modules(forest)];
    const [id, away, young] = [all[5], trees.at(-1), all[40]];
    invariant(id !== undefined && away !== undefined && young !== undefined, "the made forest has neither");
    const past = rawRecords(forest.docs);
    must(movePoints(forest, { ids: [id], parentId: away }));
    // Younger than it in the tree it is in now.
    must(movePoints(forest, { ids: [young], parentId: away }));
    const between = places(layoutGrove(forest.view)).get(young);
    const history = createCommandHistory(forest);
    const others = (change: () => void): PointId[] => movedBy(forest, change).filter((other) => other !== id);
    expect(others(() => { must(restoreRecords(forest, { records: [{ root: "points", id }], past })); })).toEqual([]);
    expect(others(() => { history.undo(); })).toEqual([]);
    expect(places(layoutGrove(forest.view)).get(young)).toBe(between);
    history.destroy();
    forest.destroy();
  });

  it("stands as all others did then when the whole state is brought back, and undo brings back the grove before", () => {
    const { forest } = makeForest({ points: 500 });
    const [id, away, young] = [leaves(forest)[5], modules(forest).at(-1), leaves(forest)[40]];
    invariant(id !== undefined && away !== undefined && young !== undefined, "the made forest has neither");
    const [past, then] = [rawRecords(forest.docs), places(layoutGrove(forest.view))];
    must(movePoints(forest, { ids: [id, young], parentId: away }));
    must(movePoints(forest, { ids: [young], parentId: null }));
    const before = places(layoutGrove(forest.view));
    const history = createCommandHistory(forest);
    must(restoreRecords(forest, { records: "all", past }));
    expect(places(layoutGrove(forest.view))).toEqual(then);
    history.undo();
    expect(places(layoutGrove(forest.view))).toEqual(before);
    history.destroy();
    forest.destroy();
  });

  it("has the place it had there, also where an older version of the app had let others move up", () => {
    const { forest } = makeForest({ points: 300 });
    const [id, away] = [leaves(forest)[5], modules(forest).at(-1)];
    invariant(id !== undefined && away !== undefined, "the made forest has neither");
    const [past, atFirst] = [rawRecords(forest.docs), places(layoutGrove(forest.view))];
    must(movePoints(forest, { ids: [id], parentId: away }));
    must(restoreRecords(forest, { records: [{ root: "points", id }], past }));
    expect(places(layoutGrove(forest.view))).toEqual(atFirst);
    // As it was moved before there were seats: it comes back as the youngest.
    forest.docs.forest.transact(() => {
      const stored = forest.docs.forest.getMap("points").get(id);
      invariant(stored instanceof Y.Map, "no such point");
      for (const key of [...stored.keys()]) if (key.startsWith("seat:")) stored.delete(key);
      stored.set("parent", away);
    });
    expect(movedBy(forest, () => { must(restoreRecords(forest, { records: [{ root: "points", id }], past })); }).filter((other) => other !== id)).toEqual([]);
    forest.destroy();
  });
});

describe("a private leaf that is shared", () => {
  it("stays where it is, and moves nobody, for whoever shares it", () => {
    const { forest } = makeForest({ points: 300 });
    const [home, away] = [modules(forest)[0], modules(forest).at(-1)];
    invariant(home !== undefined && away !== undefined, "the made forest has neither");
    const own = must(addPoint(forest, { title: "案", parentId: home, kind: "case", isPrivate: true }));
    const later = must(addPoint(forest, { title: "后", parentId: home }));
    must(movePoints(forest, { ids: [own], parentId: away }));
    must(addPoint(forest, { title: "再后", parentId: away }));
    expect(movedBy(forest, () => { must(sharePoint(forest, { id: own })); })).toEqual([]);
    expect([forest.view.point(own)?.doc, layoutGrove(forest.view).leafOf.has(later)]).toEqual(["forest", true]);
    forest.destroy();
  });
});

describe("a tree that goes into the trash", () => {
  it("keeps the ground of the leaves that had left it: no other tree moves", () => {
    const { forest } = makeForest({ points: 500 });
    const [tree, away] = [modules(forest)[0], modules(forest).at(-1)];
    invariant(tree !== undefined && away !== undefined, "the made forest has neither");
    must(movePoints(forest, { ids: [...forest.view.children(tree)], parentId: away }));
    const others = (): unknown[] => [...centres(forest)].filter(([key]) => key !== tree);
    const before = others();
    must(removePoints(forest, { ids: [tree], branch: true }));
    expect(others()).toEqual(before);
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
