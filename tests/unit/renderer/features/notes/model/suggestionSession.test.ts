import { describe, expect, it } from "vitest";
import { decideSuggestion, DRAFTED_IN, keepDraft, SENT_TO, suggestVersion } from "#shared/discussion/index.ts";
import { err } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { suggestionsOf } from "#renderer/features/notes/model/suggestionSession.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { must, refusal } from "#tests/support/testForest.ts";
import { until } from "#tests/support/until.ts";

const TEXT = { base: [], blocks: [{ type: "paragraph", content: [{ type: "text", text: "另一种说法" }] }] };
let forest: OpenForest;

forestForEach((opened) => { forest = opened; });

describe("the suggestions of a forest", () => {
  it("are what was sent and what is still being written, each in its document", async () => {
    const session = suggestionsOf(forest);
    expect(suggestionsOf(forest)).toBe(session);
    const release = session.use();
    await until(session.state, ({ kind }) => kind === "ready");
    must(session.run(DRAFTED_IN, keepDraft, { id: null, at: "note:pt_1", text: TEXT, why: "草稿" }));
    const id = must(session.run(SENT_TO, suggestVersion, { at: "note:pt_1", text: TEXT, why: "建议" }));
    const state = session.state.get();
    if (state.kind !== "ready") throw new Error(state.kind);
    expect([state.reading.drafts, state.reading.sent].map((view) => view.suggestionsAt("note:pt_1").map(({ why }) => why))).toEqual([["草稿"], ["建议"]]);
    release();
    expect(refusal(session.run(SENT_TO, decideSuggestion, { id, decision: "declined", reason: "" }))).toBe("read-only");
  });

  it("can be read once more where that failed", async () => {
    let isBroken = true;
    const failing: OpenForest = { ...forest, openDiscussion: async (docId) => (isBroken ? err({ code: "corrupt" }) : forest.openDiscussion(docId)) };
    const session = suggestionsOf(failing);
    const release = session.use();
    await until(session.state, ({ kind }) => kind === "failed");
    isBroken = false;
    session.retry();
    await until(session.state, ({ kind }) => kind === "ready");
    release();
    expect(session.state.get().kind).toBe("loading");
  });

  it("know the note on the screen until another one takes its place", () => {
    const { shown, setShown } = suggestionsOf(forest);
    const [first, second] = [{ docId: "note:pt_1", begin: () => undefined }, { docId: "note:pt_2", begin: () => undefined }] as const;
    const endFirst = setShown(first);
    const endSecond = setShown(second);
    endFirst();
    expect(shown.get()).toBe(second);
    endSecond();
    expect(shown.get()).toBe(null);
  });
});
