import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteComment, replyToThread, startThread } from "#shared/discussion/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { sessionOf } from "#renderer/features/comments/model/discussionSession.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { openTestForest } from "#tests/support/openTestForest.ts";
import { must, refusal } from "#tests/support/testForest.ts";

let fake: FakeBridge;
let forest: OpenForest;
let uninstall: () => void;
const opened = (): Promise<void> => new Promise((resolve) => {
  const { state } = sessionOf(forest);
  if (state.get().kind !== "loading") resolve();
  else {
    const stop = state.onChange(() => {
      stop();
      resolve();
    });
  }
});

beforeEach(async () => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = await openTestForest();
});
afterEach(async () => {
  await forest.close();
  uninstall();
});

describe("the discussion of a forest", () => {
  it("is the same for everybody, reads both documents as one and remembers what was written in which", async () => {
    const session = sessionOf(forest);
    expect(sessionOf(forest)).toBe(session);
    const release = session.use();
    await opened();
    must(session.run("discussion", startThread, { at: "pt_1", passage: null, text: "对大家" }));
    must(session.run("my:discussion", startThread, { at: "pt_1", passage: null, text: "对自己" }));
    const state = session.state.get();
    expect(state.kind === "ready" && state.reading.view.threadsAt("pt_1").map(({ docId }) => docId)).toEqual(["discussion", "my:discussion"]);
    expect([await session.undo(), await session.undo(), await session.undo()]).toEqual([true, true, false]);
    release();
    expect(refusal(session.run("discussion", startThread, { at: "pt_1", passage: null, text: "没人开着" }))).toBe("read-only");
  });

  it("takes a write back even when nobody looks any more", async () => {
    const session = sessionOf(forest);
    const release = session.use();
    await opened();
    const threadId = must(session.run("discussion", startThread, { at: "pt_1", passage: null, text: "一" }));
    const id = must(session.run("discussion", replyToThread, { threadId, text: "二" }));
    must(session.run("discussion", deleteComment, { id }));
    release();
    expect([session.canUndo, await session.undo()]).toEqual([true, true]);
    const again = session.use();
    await opened();
    const state = session.state.get();
    expect(state.kind === "ready" ? state.reading.view.thread(threadId)?.comments.map((comment) => comment.text) : state.kind).toEqual(["一", "二"]);
    again();
  });
});
