import { describe, expect, it } from "vitest";
import { addPoint, applyPlan, linkPoints } from "#shared/forest/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { linkActions } from "#renderer/features/links/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import type { EndId } from "#shared/kernel/index.ts";

function setUp() {
  const forest = testForest();
  const from = must(addPoint(forest, { title: "甲", parentId: null }));
  const to = must(addPoint(forest, { title: "乙", parentId: null }));
  const link = must(linkPoints(forest, { from, to, type: "supports" }));
  const shell = createFakeShell();
  // SAFETY: link actions use the view and `run` of the open forest only.
  const open = { view: forest.view, run: (command: (each: typeof forest, input: unknown) => unknown, input: unknown) => command(forest, input) } as unknown as OpenForest;
  const context = (selection: readonly EndId[]): ActionContext => ({ forest: open, selection, shell });
  return { forest, from, to, link, shell, context };
}

function action(id: string) {
  const found = linkActions.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe("linkActions", () => {
  it("offers the first two selected as the ends of a new link", () => {
    const { from, to, shell, context } = setUp();
    const asked: unknown[] = [];
    action("link.create").run({ ...context([from, to]), shell: { ...shell, openDialog: (request) => { asked.push(request); } } });
    expect(asked).toEqual([{ kind: "link", from, to }]);
  });

  it("reverses a link", () => {
    const { forest, from, to, link, context } = setUp();
    action("link.reverse").run(context([link]));
    expect(forest.view.link(link)).toMatchObject({ from: to, to: from });
  });

  it("reverses several at once, and says how many it had to leave", () => {
    const { forest, from, to, link, shell, context } = setUp();
    const causes = must(linkPoints(forest, { from, to, type: "causes" }));
    must(linkPoints(forest, { from: to, to: from, type: "causes" }));
    action("link.reverse").run(context([link, causes]));
    expect([forest.view.link(link)?.from, forest.view.link(causes)?.from, shell.asked]).toEqual([to, from, ["toast links.toast.reversedSome"]]);
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

  it("agrees with a link, and takes that back when asked once more", () => {
    const { forest, link, shell, context } = setUp();
    action("link.agree").run(context([link]));
    expect(forest.view.link(link)?.reviews).toEqual([{ personId: "pr_me", verdict: "agreed" }]);
    action("link.doubt").run(context([link]));
    expect(forest.view.link(link)?.reviews).toEqual([{ personId: "pr_me", verdict: "doubted" }]);
    action("link.doubt").run(context([link]));
    expect(forest.view.link(link)?.reviews).toEqual([]);
    expect(shell.asked).toEqual(["toast links.toast.agreed", "toast links.toast.doubted", "toast links.toast.withdrawn"]);
  });

  it("judges one link at a time", () => {
    const { forest, from, to, link, context } = setUp();
    const other = must(linkPoints(forest, { from, to, type: "causes" }));
    expect([[link], [link, other], [link, from], []].map((selection) => action("link.agree").isEnabled(context(selection)))).toEqual([true, false, false, false]);
  });

  it("marks two selected links as opposing, and takes the mark away", () => {
    const { forest, from, to, link, shell, context } = setUp();
    const other = must(linkPoints(forest, { from, to, type: "causes" }));
    action("link.oppose").run(context([link, other]));
    expect(forest.view.link(link)?.opposes).toEqual([other]);
    action("link.oppose").run(context([link, other]));
    expect(forest.view.link(link)?.opposes).toEqual([]);
    expect(shell.asked).toEqual(["toast links.toast.opposed", "toast links.toast.reconciled"]);
  });

  it("asks which link opposes one only where there is another between the same ends", () => {
    const { forest, from, to, link, shell, context } = setUp();
    expect(action("link.oppose").isEnabled(context([link]))).toBe(false);
    must(linkPoints(forest, { from: to, to: from, type: "causes" }));
    expect(action("link.oppose").isEnabled(context([link]))).toBe(true);
    action("link.oppose").run(context([link]));
    expect(shell.asked).toEqual(["openDialog oppose-link"]);
  });
});
