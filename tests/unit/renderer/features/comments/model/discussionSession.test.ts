import { describe, expect, it } from "vitest";
import { deleteComment, replyToThread, startThread } from "#shared/discussion/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { sessionOf } from "#renderer/features/comments/model/discussionSession.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { until } from "#tests/support/until.ts";

let forest: OpenForest;
const opened = (): Promise<void> => until(sessionOf(forest).state, ({ kind }) => kind !== "loading").then(() => undefined);

forestForEach((each) => { forest = each; });

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
