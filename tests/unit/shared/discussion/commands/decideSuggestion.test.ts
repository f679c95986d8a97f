import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createSuggestionView, decideSuggestion, suggestVersion, takeBackAdoption } from "#shared/discussion/index.ts";
import type { NoteJson } from "#shared/notes/index.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";
import { must } from "#tests/support/testForest.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });

function rig() {
  const author = testDiscussion({ author: "pr_author" });
  const id = must(suggestVersion(author, { at: "note:pt_1", text: { base: [], blocks: [p("新")] }, why: "" }));
  return { author, owner: testDiscussion({ author: "pr_owner", doc: author.doc }), id, decided: () => createSuggestionView(author.doc).suggestion(id)?.decision };
}

describe("decideSuggestion", () => {
  it("says what became of it, by whom and why, once; and opens it again", () => {
    const { owner, id, decided } = rig();
    must(decideSuggestion(owner, { id, decision: "declined", reason: " 换个说法 " }));
    expect(decided()).toEqual({ kind: "declined", atMs: owner.clock.now(), by: "pr_owner", reason: "换个说法" });
    expect(decideSuggestion(owner, { id, decision: "adopted", reason: "" })).toEqual({ ok: false, error: { code: "decided" } });
    must(decideSuggestion(owner, { id, decision: null, reason: "" }));
    expect(decided()).toBeNull();
    must(decideSuggestion(owner, { id, decision: "adopted", reason: "" }));
    expect(decided()).toMatchObject({ kind: "adopted", reason: "" });
  });

  it("lets only its author withdraw it", () => {
    const { author, owner, id, decided } = rig();
    expect(decideSuggestion(owner, { id, decision: "withdrawn", reason: "" })).toEqual({ ok: false, error: { code: "not-yours" } });
    must(decideSuggestion(author, { id, decision: "withdrawn", reason: "" }));
    expect(decided()?.kind).toBe("withdrawn");
    expect(decideSuggestion(owner, { id: "th_none", decision: "adopted", reason: "" })).toEqual({ ok: false, error: { code: "no-such-suggestion" } });
    expect(decideSuggestion(owner, { id, decision: null, reason: "字".repeat(501) })).toEqual({ ok: false, error: { code: "words-too-long", limit: 500 } });
  });

  it("never puts one person's reason beside another one's decision, when two decide apart", () => {
    for (const [first, second] of [["adopted", "declined"], ["declined", "declined"]] as const) {
      const { owner, id } = rig();
      const there = new Y.Doc();
      Y.applyUpdate(there, Y.encodeStateAsUpdate(owner.doc));
      must(decideSuggestion(owner, { id, decision: first, reason: "" }));
      must(decideSuggestion(testDiscussion({ author: "pr_other", doc: there }), { id, decision: second, reason: "先放一放" }));
      Y.applyUpdate(owner.doc, Y.encodeStateAsUpdate(there));
      const decision = createSuggestionView(owner.doc).suggestion(id)?.decision;
      expect([["pr_owner", ""], ["pr_other", "先放一放"]]).toContainEqual([decision?.by, decision?.reason]);
    }
  });

  it("tells that two adopted it apart, and leaves it adopted until both have taken that back", () => {
    const { owner, id } = rig();
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(owner.doc));
    const other = testDiscussion({ author: "pr_other", doc: there, ids: "o" });
    must(decideSuggestion(owner, { id, decision: "adopted", reason: "" }));
    must(decideSuggestion(other, { id, decision: "adopted", reason: "" }));
    const meet = (): void => {
      Y.applyUpdate(owner.doc, Y.encodeStateAsUpdate(there));
      Y.applyUpdate(there, Y.encodeStateAsUpdate(owner.doc));
    };
    const now = () => createSuggestionView(owner.doc).suggestion(id);
    expect(now()?.adoptions).toBe(1);
    meet();
    expect(now()?.adoptions).toBe(2);
    must(takeBackAdoption(owner, { id }));
    meet();
    expect(now()).toMatchObject({ adoptions: 1, decision: { kind: "adopted", by: "pr_other" } });
    must(takeBackAdoption(owner, { id }));
    expect(now()?.decision?.by).toBe("pr_other");
    must(takeBackAdoption(other, { id }));
    meet();
    expect(now()).toMatchObject({ adoptions: 0, decision: null });
  });
});
