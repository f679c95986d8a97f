import { describe, expect, it } from "vitest";
import { addPoint, applyPlan, linkPoints } from "#shared/forest/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { linkActions } from "#renderer/features/links/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import type { EndId } from "#shared/kernel/index.ts";

function setUp() {
  const forest = testForest();
  const from = must(addPoint(forest, { title: "甲", parentId: null }));
  const to = must(addPoint(forest, { title: "乙", parentId: null }));
  const link = must(linkPoints(forest, { from, to, type: "supports" }));
  const calls: unknown[] = [];
  const note = (...args: unknown[]): void => { calls.push(args); };
  const shell = { openDialog: note, closeDialog: note, toast: note, announce: note, editTitle: note, camera: note, togglePanel: note, focusPanel: note, goTo: note, runAction: note };
  // SAFETY: link actions use the view and `run` of the open forest only.
  const open = { view: forest.view, run: (command: (each: typeof forest, input: unknown) => unknown, input: unknown) => command(forest, input) } as unknown as OpenForest;
  const context = (selection: readonly EndId[]): ActionContext => ({ forest: open, selection, shell });
  return { forest, from, to, link, calls, context };
}

function action(id: string) {
  const found = linkActions.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe("linkActions", () => {
  it("offers the first two selected as the ends of a new link", () => {
    const { from, to, calls, context } = setUp();
    action("link.create").run(context([from, to]));
    expect(calls).toEqual([[{ kind: "link", from, to }]]);
  });

  it("reverses a link", () => {
    const { forest, from, to, link, context } = setUp();
    action("link.reverse").run(context([link]));
    expect(forest.view.link(link)).toMatchObject({ from: to, to: from });
  });

  it("removes links only when nothing else is selected", () => {
    const { forest, from, link, context } = setUp();
    expect(action("link.remove").isEnabled(context([link, from]))).toBe(false);
    action("link.remove").run(context([link]));
    expect(forest.view.linkCount).toBe(0);
  });

  it("accepts a suggestion of the skeleton without changing its words", () => {
    const { forest, context } = setUp();
    const planned = must(applyPlan(forest, {
      command: "plant",
      plan: { points: [{ ref: "a", parentRef: null, kind: "module", title: "A" }, { ref: "b", parentRef: null, kind: "module", title: "B" }], links: [{ fromRef: "a", toRef: "b", type: "causes", phrase: "引出", suggested: true }] },
    }));
    expect(planned).toBeDefined();
    const suggestion = [...forest.view.links()].find((each) => each.suggested);
    if (suggestion === undefined) throw new Error("no suggestion was planted");
    action("link.accept").run(context([suggestion.id]));
    expect(forest.view.link(suggestion.id)).toMatchObject({ suggested: false, phrase: "引出", type: "causes" });
  });
});
