// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { startThread } from "#shared/discussion/index.ts";
import { isCommentId, type CommentId, type PointId } from "#shared/kernel/index.ts";
import type { DiscussedId } from "#shared/discussion/index.ts";
import { linkPoints } from "#shared/forest/index.ts";
import { openComment } from "#renderer/app/model/openComment.ts";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { sessionOf } from "#renderer/features/comments/model/discussionSession.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let point: PointId;
let other: PointId;

forestForEach((opened) => {
  forest = opened;
  point = addTestPoint(forest, { title: "报价之后" });
  other = addTestPoint(forest, { title: "沉默" });
  shellStore.setState({ place: "notes", panels: { outline: true, inspector: false } });
});
afterEach(() => { shellStore.setState({ place: "forest", panels: { outline: true, inspector: true } }); });

/** Says something there, and gives the number of the comment. */
async function say(at: DiscussedId): Promise<CommentId> {
  const session = sessionOf(forest);
  const release = session.use();
  await session.placeOf("cm_0123456789abcdefghijk" as CommentId);
  must(session.run("discussion", startThread, { at, passage: null, text: "为什么" }));
  const state = session.state.get();
  const id = state.kind === "ready" ? state.reading.view.threadsAt(at)[0]?.comments[0]?.id : undefined;
  release();
  if (!isCommentId(id)) throw new Error("nothing was said");
  return id;
}

describe("opening a comment", () => {
  it("of a note opens the note at its sheet", async () => {
    const shell = createFakeShell();
    await openComment({ open: forest, isOpen: () => true, shell }, await say(`note:${point}`), point);
    expect([shell.asked, sessionOf(forest).wanted.get()?.at]).toEqual([[`openNote ${point}`], `note:${point}`]);
  });

  it("of a point or a link shows it in the side panel, which is opened", async () => {
    const shell = createFakeShell();
    const link = must(forest.run(linkPoints, { from: point, to: other, type: "supports" }));
    for (const at of [other, link]) {
      await openComment({ open: forest, isOpen: () => true, shell }, await say(at), point);
      expect([forest.selection.get().ids, sessionOf(forest).wanted.get()?.at]).toEqual([[at], at]);
    }
    expect(shellStore.getState()).toMatchObject({ place: "forest", panels: { outline: true, inspector: true } });
  });

  it("that is gone says so and shows the point it was found with", async () => {
    const shell = createFakeShell();
    await openComment({ open: forest, isOpen: () => true, shell }, "cm_0123456789abcdefghijk" as CommentId, point);
    expect([shell.asked, forest.selection.get().ids]).toEqual([["toast app.commentGone", "goTo forest", "camera selection"], [point]]);
  });

  it("does nothing in a forest that was left meanwhile", async () => {
    const shell = createFakeShell();
    await openComment({ open: forest, isOpen: () => false, shell }, await say(point), point);
    expect([shell.asked, sessionOf(forest).wanted.get(), shellStore.getState().place]).toEqual([[], null, "notes"]);
  });
});
