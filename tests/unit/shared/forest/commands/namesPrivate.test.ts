import { describe, expect, it } from "vitest";
import { addPoint, addView, createCommandHistory, editView, linkPoints, removePoints, sharePoint } from "#shared/forest/index.ts";
import { namesPrivate } from "#shared/forest/commands/namesPrivate.ts";
import { refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const walk = (...ids: string[]): { readonly kind: "walk"; readonly name: string; readonly spec: string } => ({ kind: "walk", name: "路", spec: JSON.stringify({ version: 1, stops: [{ ids, note: "" }] }) });

describe("namesPrivate", () => {
  it("sees what was shared and taken back, point and link, seen or hidden", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    const link = must(linkPoints(forest, { from: own, to: open, type: "supports" }));
    must(sharePoint(forest, { id: own }));
    expect([namesPrivate(forest, own), namesPrivate(forest, link)]).toEqual([false, false]);
    history.undo();
    expect([namesPrivate(forest, own), namesPrivate(forest, link), namesPrivate(forest, open)]).toEqual([true, true, false]);
    const view = must(addView(forest, walk(open)));
    expect(refusedWhole(forest, () => addView(forest, walk(open, own)))).toBe("names-private");
    expect(refusedWhole(forest, () => editView(forest, { id: view, spec: walk(link).spec }))).toBe("names-private");
    must(removePoints(forest, { ids: [own], branch: false }));
    expect([forest.view.link(link), namesPrivate(forest, own), namesPrivate(forest, link)], "in the trash, and hidden with it").toEqual([undefined, true, true]);
  });

  it("does not tell an id that was never shared, though its record counts no more", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    history.undo();
    expect([namesPrivate(forest, own), namesPrivate(forest, "pt_none")]).toEqual([true, false]);
  });

  it("lets a shared id pass, present, in the trash or never made", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const [open, gone] = [must(addPoint(forest, { title: "开", parentId: null })), must(addPoint(forest, { title: "弃", parentId: null }))];
    must(removePoints(forest, { ids: [gone], branch: false }));
    const undone = must(addPoint(forest, { title: "撤", parentId: null }));
    history.undo();
    expect(namesPrivate(forest, `${open} ${gone} ${undone}`)).toBe(false);
  });
});
