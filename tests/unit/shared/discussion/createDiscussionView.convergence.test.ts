import { expect, it } from "vitest";
import * as Y from "yjs";
import { createDiscussionView, deleteComment, editComment, reopenThread, replyToThread, resolveThread, startThread, type DiscussedId } from "#shared/discussion/index.ts";
import type { CommentId, ThreadId } from "#shared/kernel/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { testDiscussion, type TestDiscussion } from "#tests/support/testDiscussion.ts";

const AT: readonly DiscussedId[] = ["pt_1", "pt_2", "ln_1", noteDocId("pt_1", "shared")];

function randomWrite(desk: TestDiscussion, random: SeededRandom): void {
  const threads = [...desk.doc.getMap("threads").keys()] as ThreadId[];
  const comments = [...desk.doc.getMap("comments").keys()] as CommentId[];
  const thread = random.pick(threads) ?? "th_none";
  const comment = random.pick(comments) ?? "cm_none";
  const text = `词${random.below(1_000)}`;
  if (random.chance(0.3)) desk.clock.advance(random.below(50));
  switch (random.below(8)) {
    case 0: startThread(desk, { at: random.pick(AT) ?? "pt_1", passage: random.chance(0.5) ? { start: "{}", end: "{}", quote: text } : null, text }); break;
    case 1: case 2: replyToThread(desk, { threadId: thread, text }); break;
    case 3: editComment(desk, { id: comment, text }); break;
    case 4: deleteComment(desk, { id: comment }); break;
    case 5: resolveThread(desk, { id: thread }); break;
    case 6: reopenThread(desk, { id: thread }); break;
    default: if (random.chance(0.7)) desk.undo(); else desk.redo();
  }
}

const seen = (desk: Pick<TestDiscussion, "view">): unknown => ({ all: desk.view.threads(), at: AT.map((at) => [desk.view.threadsAt(at), desk.view.openCountAt(at)]) });

it("shows the same everywhere whatever two people write and in whatever order it arrives", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const desks = [testDiscussion({ author: "pr_a", ids: "a" }), testDiscussion({ author: "pr_b", ids: "b" })] as const;
    const waiting: [Uint8Array[], Uint8Array[]] = [[], []];
    for (const [index, desk] of desks.entries()) desk.doc.on("update", (bytes: Uint8Array, origin: unknown) => { if (origin !== "there") waiting[index === 0 ? 1 : 0].push(bytes); });
    const deliver = (to: 0 | 1, count: number): void => {
      for (let i = 0; i < count && waiting[to].length > 0; i++) {
        const [bytes] = waiting[to].splice(random.below(waiting[to].length), 1);
        if (bytes !== undefined) Y.applyUpdate(desks[to].doc, bytes, "there");
      }
    };
    for (let step = 0; step < 120; step++) {
      randomWrite(random.chance(0.5) ? desks[0] : desks[1], random);
      if (random.chance(0.3)) deliver(random.chance(0.5) ? 0 : 1, random.below(6));
    }
    deliver(0, Infinity);
    deliver(1, Infinity);
    expect(seen(desks[0]), `seed ${seed}`).toEqual(seen(desks[1]));
    expect(seen(desks[0]), `fresh, seed ${seed}`).toEqual(seen({ view: createDiscussionView("discussion", desks[1].doc) }));
  }
});

it("follows twenty thousand comments without reading them again", () => {
  const desk = testDiscussion();
  desk.doc.transact(() => {
    for (let i = 0; i < 2_000; i++) desk.doc.getMap("threads").set(`th_x${i}`, new Y.Map<unknown>([["at", `pt_${i % 500}`], ["createdAtMs", i]]));
    for (let i = 0; i < 20_000; i++) desk.doc.getMap("comments").set(`cm_x${i}`, new Y.Map<unknown>([["thread", `th_x${i % 2_000}`], ["text", "好"], ["createdAtMs", i]]));
  });
  expect(desk.view.threads()).toHaveLength(2_000);
  const untouched = desk.view.thread("th_x7");
  for (let i = 0; i < 200; i++) replyToThread(desk, { threadId: "th_x3", text: `又一句 ${i}` });
  expect(desk.view.thread("th_x3")?.comments).toHaveLength(210);
  expect(desk.view.thread("th_x7")).toBe(untouched);
});
