import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, removePoints, renamePoint, restorePoints, setPersonName, type ForestChange } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("the view of a forest", () => {
  it("keeps lists and records the same objects until they change", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "a", parentId: null }));
    const b = must(addPoint(forest, { title: "b", parentId: a }));
    const [top, below, record] = [forest.view.children(null), forest.view.children(a), forest.view.point(a)];
    must(renamePoint(forest, { id: b, title: "b2" }));
    expect(forest.view.children(null)).toBe(top);
    expect(forest.view.children(a)).toBe(below);
    expect(forest.view.point(a)).toBe(record);
    must(addPoint(forest, { title: "c", parentId: a }));
    expect(forest.view.children(a)).not.toBe(below);
    expect(below, "the list that was handed out").toEqual([b]);
    expect(forest.view.children(b)).toEqual([]);
  });

  it("names what changed, and whether the structure did", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "a", parentId: null }));
    const b = must(addPoint(forest, { title: "b", parentId: a }));
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const changes: ForestChange[] = [];
    forest.view.onChange((change) => changes.push(change));
    must(renamePoint(forest, { id: a, title: "a2" }));
    must(removePoints(forest, { ids: [a], branch: false }));
    must(setPersonName(forest, { name: "我" }));
    expect(changes).toEqual([
      { points: new Set([a]), links: new Set(), structure: false, meta: false, origin: "local" },
      { points: new Set([a, b]), links: new Set([link]), structure: true, meta: false, origin: "local" },
      { points: new Set(), links: new Set(), structure: false, meta: true, origin: "local" },
    ]);
  });

  it("grows its version by one with every change and stops telling those who left", () => {
    const forest = testForest();
    const { version } = forest.view;
    let told = 0;
    const stop = forest.view.onChange(() => told++);
    must(addPoint(forest, { title: "a", parentId: null }));
    stop();
    must(addPoint(forest, { title: "b", parentId: null }));
    expect([forest.view.version - version, told]).toEqual([2, 1]);
  });

  it("notices what reached a document by another door", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    const forest = testForest({ docs });
    const source = testForest({ name: "s" });
    const id = must(addPoint(source, { title: "题", parentId: null }));
    const origins: string[] = [];
    forest.view.onChange((change) => origins.push(change.origin));
    Y.applyUpdate(docs.forest, Y.encodeStateAsUpdate(source.docs.forest));
    expect([forest.view.point(id)?.title, origins]).toEqual(["题", ["remote"]]);
  });

  it("lets go of the documents when the forest is destroyed", () => {
    const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
    const forest = testForest({ docs });
    let told = 0;
    forest.view.onChange(() => told++);
    forest.destroy();
    docs.forest.getMap("points").set("pt_1", new Y.Map([["title", "题"]]));
    expect([told, forest.view.pointCount, docs.forest.isDestroyed]).toEqual([0, 0, false]);
  });

  it("lists links at an end oldest first, the trash newest first", () => {
    const forest = testForest();
    const add = (title: string): `pt_${string}` => must(addPoint(forest, { title, parentId: null }));
    const [a, b, c] = [add("a"), add("b"), add("c")];
    const first = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    forest.clock.advance(1);
    const second = must(linkPoints(forest, { from: c, to: a, type: "supports" }));
    expect(forest.view.linksAt(a)).toEqual([first, second]);
    must(removePoints(forest, { ids: [b], branch: false }));
    forest.clock.advance(1);
    must(removePoints(forest, { ids: [c], branch: false }));
    expect([forest.view.trashedPoints().map((point) => point.id), forest.view.linksAt(a)]).toEqual([[c, b], []]);
  });

  it("counts the links at an end as it lists them, through removal and return", () => {
    const forest = testForest();
    const add = (title: string): `pt_${string}` => must(addPoint(forest, { title, parentId: null }));
    const [a, b, c] = [add("a"), add("b"), add("c")];
    const counts = (): number[] => {
      for (const id of [a, b, c]) expect(forest.view.linkCountAt(id)).toBe(forest.view.linksAt(id).length);
      return [a, b, c].map((id) => forest.view.linkCountAt(id));
    };
    expect(counts()).toEqual([0, 0, 0]);
    const first = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    must(linkPoints(forest, { from: c, to: a, type: "causes" }));
    must(linkPoints(forest, { from: c, to: first, type: "illustrates" }));
    expect([counts(), forest.view.linkCountAt(first)]).toEqual([[2, 1, 2], 1]);
    must(removePoints(forest, { ids: [b], branch: false }));
    expect([counts(), forest.view.linkCountAt(first)]).toEqual([[1, 0, 1], 0]);
    must(restorePoints(forest, { ids: [b] }));
    expect([counts(), forest.view.linkCountAt(first)]).toEqual([[2, 1, 2], 1]);
  });
});
