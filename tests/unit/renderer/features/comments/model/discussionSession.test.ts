import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deleteComment, replyToThread, startThread } from "#shared/discussion/index.ts";
import { err } from "#shared/kernel/index.ts";
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
  it("is read for the first who looks, shared, and let go with the last", async () => {
    const session = sessionOf(forest);
    expect(sessionOf(forest)).toBe(session);
    const releases = [session.use(), session.use()];
    await opened();
    expect([session.state.get().kind, fake.callNames.filter((name) => name === "notes.open").length]).toEqual(["ready", 2]);
    releases[0]?.();
    releases[0]?.();
    expect(session.state.get().kind).toBe("ready");
    releases[1]?.();
    expect(session.state.get().kind).toBe("loading");
    expect(refusal(session.run("discussion", startThread, { at: "pt_1", passage: null, text: "没人开着" }))).toBe("read-only");
  });

  it("forgets an answer that comes after everybody has gone", async () => {
    const session = sessionOf(forest);
    session.use()();
    const release = session.use();
    await opened();
    expect(session.state.get().kind).toBe("ready");
    release();
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
    expect(state.kind === "ready" ? state.view.thread(threadId)?.comments.map((comment) => comment.text) : state.kind).toEqual(["一", "二"]);
    again();
  });

  it("says that it failed, lets go of what it could open, and can be tried again", async () => {
    const session = sessionOf(forest);
    let released = 0;
    const failing: OpenForest = {
      ...forest,
      notes: { ...forest.notes, open: async (docId) => (docId === "discussion" ? err({ code: "corrupt" }) : { ok: true, value: { docId, doc: {} as never, isReadOnly: false, release: () => { released += 1; } } }) },
    };
    const broken = sessionOf(failing);
    broken.use();
    await new Promise<void>((resolve) => { broken.state.onChange(resolve); });
    expect([broken.state.get().kind, released, session.state.get().kind]).toEqual(["failed", 1, "loading"]);
    broken.retry();
    expect(broken.state.get().kind).toBe("loading");
  });
});
