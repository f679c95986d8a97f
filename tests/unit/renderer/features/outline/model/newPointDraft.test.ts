import { describe, expect, it } from "vitest";
import { addPoint, rekindPoints, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { childDraft, indentedDraft, outdentedDraft, siblingDraft } from "#renderer/features/outline/model/newPointDraft.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("a new row beside or below something private", () => {
  it("is private, whatever kind that is by now", () => {
    const forest = testForest();
    const open = add(forest, "开");
    const own = add(forest, "私", { kind: "case", parentId: open });
    expect(siblingDraft(forest.view, own)).toMatchObject({ parentId: open, afterId: own, kind: "case", isPrivate: true });
    must(rekindPoints(forest, { ids: [own], kind: "point" }));
    expect(siblingDraft(forest.view, own)).toMatchObject({ kind: "point", isPrivate: true });
    expect([childDraft(forest.view, own).isPrivate, childDraft(forest.view, open).isPrivate, childDraft(forest.view, open, "case").isPrivate, siblingDraft(forest.view, open).isPrivate]).toEqual([true, false, true, false]);
  });

  it("stays private when it moves between levels", () => {
    const forest = testForest();
    const [open, root] = [add(forest, "甲"), add(forest, "根")];
    const own = add(forest, "私", { isPrivate: true, parentId: root });
    const below = childDraft(forest.view, own);
    const beside = outdentedDraft(forest.view, below);
    const out = beside === null ? null : outdentedDraft(forest.view, beside);
    expect([beside, out]).toMatchObject([{ parentId: root, afterId: own, isPrivate: true }, { parentId: null, afterId: root, isPrivate: true }]);
    const moved = indentedDraft(forest.view, { ...siblingDraft(forest.view, open), isPrivate: true });
    expect(moved).toMatchObject({ parentId: open, isPrivate: true });
    expect(indentedDraft(forest.view, siblingDraft(forest.view, open))).toMatchObject({ parentId: open, isPrivate: false });
  });
});
