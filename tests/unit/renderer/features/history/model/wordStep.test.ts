import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, linkPoints, movePoints, pinPoints, removePoints, renamePoint, setLook, sharePoint, type UndoOutcome } from "#shared/forest/index.ts";
import { wordStep } from "#renderer/features/history/model/wordStep.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

/** The key and its values, the words of people in between. */
const t: Translate = (key, values) => (values === undefined ? key : `${key.split(".").at(-1)}(${Object.values(values).join("|")})`);

function rig() {
  const forest = testForest();
  const history = createCommandHistory(forest);
  const word = (outcome: UndoOutcome, isUndone: boolean): string => (outcome.kind === "nothing" ? "nothing" : wordStep(outcome, { isUndone, view: forest.view }, t));
  return { forest, undone: () => word(history.undo(), true), redone: () => word(history.redo(), false) };
}

describe("what a step was, in words", () => {
  it("names what had been done, in both directions", () => {
    const { forest, undone, redone } = rig();
    const parent = must(addPoint(forest, { title: "上", parentId: null }));
    const id = must(addPoint(forest, { title: "点", parentId: null }));
    must(movePoints(forest, { ids: [id], parentId: parent }));
    expect([undone(), redone()]).toEqual(["pointsMoved(name(点))", "pointsMoved(name(点))"]);
    must(pinPoints(forest, { pins: [{ id, pos: [1, 2] }] }));
    expect(undone()).toBe("pointsMoved(name(点))");
    must(renamePoint(forest, { id, title: "新" }));
    expect([undone(), redone(), undone()]).toEqual(["pointsRenamed(fromTo(name(点)|name(新)))", "pointsRenamed(fromTo(name(点)|name(新)))", "pointsRenamed(fromTo(name(点)|name(新)))"]);
    must(removePoints(forest, { ids: [id], branch: true }));
    expect(undone()).toBe("pointsRemoved(name(点))");
    undone();
    expect(undone()).toBe("pointsAdded(name(点))");
  });

  it("names the ends of a link, those that were made by the same step too", () => {
    const { forest, undone } = rig();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    expect(undone()).toBe("linksAdded(link(name(甲)|name(乙)|link.type.supports))");
  });

  it("calls sharing by its name, though nothing in the record changes", () => {
    const { forest, undone, redone } = rig();
    must(sharePoint(forest, { id: must(addPoint(forest, { title: "案", parentId: null, kind: "case" })) }));
    expect([undone(), redone()]).toEqual(["shared(name(案))", "shared(name(案))"]);
  });

  it("cuts long names, and counts what are many", () => {
    const { forest, undone } = rig();
    const ids = ["一", "二", "三", "四个字的标题后面还有很多很多的字一直写下去"].map((title) => must(addPoint(forest, { title, parentId: null })));
    must(setLook(forest, { ids, color: "rust" }));
    expect(undone()).toBe("pointsRelooked(more(and(and(name(一)|name(二))|name(三))|4))");
    expect(undone()).toBe("pointsAdded(name(四个字的标题后面还有很多很多的…))");
  });
});
