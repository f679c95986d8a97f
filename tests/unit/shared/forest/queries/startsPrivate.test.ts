import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, linkPoints, rekindPoints, sharePoint, startsPrivate } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("startsPrivate", () => {
  it("is so for a case, and for all that begins at something private", () => {
    const forest = testForest();
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    const secret = must(linkPoints(forest, { from: own, to: open, type: "supports" }));
    must(rekindPoints(forest, { ids: [own], kind: "point" }));
    const { view } = forest;
    expect([startsPrivate(view, "case", []), startsPrivate(view, "point", [open, own]), startsPrivate(view, "point", [secret])]).toEqual([true, true, true]);
    expect([startsPrivate(view, "point", []), startsPrivate(view, "module", [null, open]), startsPrivate(view, "point", ["pt_none"])]).toEqual([false, false, false]);
  });

  it("goes by what is so now: shared, and taken back", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    must(sharePoint(forest, { id: own }));
    const seen = [startsPrivate(forest.view, "point", [own])];
    history.undo();
    expect([...seen, startsPrivate(forest.view, "point", [own])]).toEqual([false, true]);
  });
});
