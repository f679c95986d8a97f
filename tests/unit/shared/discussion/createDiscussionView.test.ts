import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createDiscussionView, DISCUSSION_LIMITS, replyToThread, startThread } from "#shared/discussion/index.ts";
import { must } from "#tests/support/testForest.ts";
import { testDiscussion } from "#tests/support/testDiscussion.ts";

describe("reading what strangers wrote", () => {
  const comment = (thread: string, fields: Record<string, unknown> = {}): Y.Map<unknown> => new Y.Map(Object.entries({ thread, text: "好", createdAtMs: 1, createdBy: "pr_a", ...fields }));

  it("skips what is no record, names nothing, or speaks of an own sheet in a shared document", () => {
    const doc = new Y.Doc();
    doc.getMap("threads").set("th_1", "text");
    doc.getMap("threads").set("bad id", new Y.Map([["at", "pt_1"]]));
    for (const [id, at] of [["th_2", "my:note:pt_1"], ["th_3", 5], ["th_4", "note:ln_1"], ["th_5", "pt_1"]] as const) {
      doc.getMap("threads").set(id, new Y.Map<unknown>([["at", at]]));
      doc.getMap("comments").set(`cm_${id}`, comment(id));
    }
    expect(createDiscussionView("discussion", doc).threads().map((thread) => thread.id)).toEqual(["th_5"]);
    expect(createDiscussionView("my:discussion", doc).threads().map((thread) => thread.id)).toEqual(["th_2", "th_5"]);
  });

  it("takes bad fields as if they were not there and cuts what is too long", () => {
    const doc = new Y.Doc();
    doc.getMap("threads").set("th_1", new Y.Map<unknown>([["at", "note:pt_1"], ["start", "{}"], ["end", 5], ["createdAtMs", 1e300], ["createdBy", 7], ["resolvedAtMs", "now"], ["resolvedBy", "pr_x"]]));
    doc.getMap("comments").set("cm_1", comment("th_1", { text: "字".repeat(DISCUSSION_LIMITS.text + 5) }));
    doc.getMap("comments").set("cm_2", comment("th_1", { text: 5 }));
    const [thread] = createDiscussionView("discussion", doc).threads();
    expect(thread).toMatchObject({ passage: null, createdAtMs: 0, createdBy: null, resolvedAtMs: null, resolvedBy: null });
    expect(thread?.comments.map((each) => each.text.length)).toEqual([DISCUSSION_LIMITS.text]);
  });

  it("shows the first thousand comments of a thread, by moment and then by id", () => {
    const doc = new Y.Doc();
    const view = createDiscussionView("discussion", doc);
    doc.getMap("threads").set("th_1", new Y.Map([["at", "pt_1"]]));
    for (let i = DISCUSSION_LIMITS.commentsPerThread + 4; i >= 0; i--) doc.getMap("comments").set(`cm_${String(i).padStart(5, "0")}`, comment("th_1", { createdAtMs: i < 5 ? 9 : 3 }));
    const shown = view.thread("th_1")?.comments ?? [];
    expect(shown).toHaveLength(DISCUSSION_LIMITS.commentsPerThread);
    expect(shown[0]?.id).toBe("cm_00005");
    expect(shown.at(-1)?.id).toBe("cm_01004");
  });

  it("hides no one behind the many comments and threads of one author, however far back those are dated", () => {
    const doc = new Y.Doc();
    const desk = testDiscussion({ doc });
    const threadId = must(startThread(desk, { at: "pt_1", passage: null, text: "我的话" }));
    doc.transact(() => {
      for (let i = 0; i < DISCUSSION_LIMITS.commentsPerThread; i++) doc.getMap("comments").set(`cm_junk${i}`, comment(threadId, { createdBy: "pr_junk" }));
      for (let i = 0; i < DISCUSSION_LIMITS.threads; i++) {
        doc.getMap("threads").set(`th_junk${i}`, new Y.Map<unknown>([["at", "pt_1"], ["createdAtMs", 1], ["createdBy", "pr_junk"]]));
        doc.getMap("comments").set(`cm_of${i}`, comment(`th_junk${i}`, { createdBy: "pr_junk" }));
      }
    });
    const own = desk.view.thread(threadId);
    expect([desk.view.threads().length, own?.comments.length, own?.comments.at(-1)?.text]).toEqual([DISCUSSION_LIMITS.threads, DISCUSSION_LIMITS.commentsPerThread, "我的话"]);
    must(replyToThread(desk, { threadId, text: "还是我" }));
    expect(desk.view.thread(threadId)?.comments.at(-1)?.text).toBe("还是我");
    expect(desk.view.thread(must(startThread(desk, { at: "pt_2", passage: null, text: "另一处" })))).toBeDefined();
    const flooder = testDiscussion({ doc, author: "pr_junk", ids: "x" });
    expect([startThread(flooder, { at: "pt_3", passage: null, text: "又来" }), replyToThread(flooder, { threadId, text: "又来" })]).toMatchObject([{ error: { code: "too-many" } }, { error: { code: "too-many" } }]);
  });

  it("shows the first threads where there are more than anybody reads, and the next when one of them goes", () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (let i = 0; i <= DISCUSSION_LIMITS.threads; i++) {
        doc.getMap("threads").set(`th_${i}`, new Y.Map<unknown>([["at", "pt_1"], ["createdAtMs", i]]));
        doc.getMap("comments").set(`cm_${i}`, comment(`th_${i}`));
      }
    });
    const view = createDiscussionView("discussion", doc);
    const last = `th_${DISCUSSION_LIMITS.threads}` as const;
    expect([view.threads().length, view.thread(last)]).toEqual([DISCUSSION_LIMITS.threads, undefined]);
    doc.getMap("threads").delete("th_0");
    expect([view.threads().length, view.thread(last)?.id]).toEqual([DISCUSSION_LIMITS.threads, last]);
  });
});

describe("following changes", () => {
  it("tells once per change, after being up to date, of the things it is about", () => {
    const desk = testDiscussion();
    const told: [string[], number][] = [];
    desk.view.onChange(({ ats }) => told.push([[...ats], desk.view.threads().length]));
    const threadId = must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
    expect(told.at(-1)).toEqual([["pt_1"], 1]);
    const before = told.length;
    must(replyToThread(desk, { threadId, text: "二" }));
    expect(told.slice(before)).toEqual([[["pt_1"], 1]]);
  });

  it("keeps the lists of everything else as they were", () => {
    const desk = testDiscussion();
    const one = must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
    must(startThread(desk, { at: "pt_2", passage: null, text: "二" }));
    const kept = desk.view.threadsAt("pt_2");
    const changed = desk.view.threadsAt("pt_1");
    must(replyToThread(desk, { threadId: one, text: "三" }));
    expect(desk.view.threadsAt("pt_2")).toBe(kept);
    expect(desk.view.threadsAt("pt_1")).not.toBe(changed);
  });

  it("shows comments that came before their thread as soon as it is there", () => {
    const doc = new Y.Doc();
    const view = createDiscussionView("discussion", doc);
    doc.getMap("comments").set("cm_1", new Y.Map<unknown>([["thread", "th_1"], ["text", "先到"]]));
    expect(view.threads()).toEqual([]);
    doc.getMap("threads").set("th_1", new Y.Map<unknown>([["at", "pt_1"]]));
    expect(view.threadsAt("pt_1")[0]?.comments[0]?.text).toBe("先到");
  });

  it("is silent once it is let go", () => {
    const desk = testDiscussion();
    let told = 0;
    desk.view.onChange(() => { told += 1; });
    desk.view.destroy();
    must(startThread(desk, { at: "pt_1", passage: null, text: "一" }));
    expect(told).toBe(0);
  });
});
