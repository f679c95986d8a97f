import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createNotes } from "#renderer/runtime/notes/createNotes.ts";
import { createForestWithPlan, openForest, type OpenForest } from "#renderer/runtime/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";

const NOTE = "note:pt_a";
let fake: FakeBridge;
let uninstall: () => void;
let forest: OpenForest;

const options = { author: "pr_me", connectMirror: null, whenIdle: () => () => undefined } as const;

beforeEach(async () => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  const made = await createForestWithPlan({ name: "我的森林", plan: null, authorName: "小林" }, options);
  if (!made.ok) throw new Error(made.error.code);
  forest = made.value;
});
afterEach(async () => {
  await forest.close();
  uninstall();
});

async function opened(docId: "note:pt_a" | "my:note:pt_a" = NOTE, from: OpenForest = forest) {
  const answer = await from.notes.open(docId);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const words = (doc: Y.Doc): string => doc.getText("t").toString();

describe("notes of an open forest", () => {
  it("writes what is typed to the log, under the name of the note and of who typed it", async () => {
    const note = await opened();
    note.doc.getText("t").insert(0, "报价之后");
    const written = await forest.flush();
    expect(written.ok).toBe(true);
    expect(fake.diskOf(forest.id).updates.filter(({ docId }) => docId === NOTE)).toHaveLength(1);
    note.release();
  });

  it("gives two users of a note the same document", async () => {
    const [first, second] = await Promise.all([opened(), opened()]);
    first.doc.getText("t").insert(0, "甲");
    expect(words(second.doc)).toBe("甲");
    first.release();
    second.doc.getText("t").insert(1, "乙");
    expect(words((await opened()).doc)).toBe("甲乙");
  });

  it("reads a note again as it was written, after the forest was closed", async () => {
    const note = await opened("my:note:pt_a");
    note.doc.getText("t").insert(0, "沉默了两周");
    const { id } = forest;
    await forest.close();
    const again = await openForest(id, options);
    if (!again.ok) throw new Error(again.error.code);
    forest = again.value;
    expect(words((await opened("my:note:pt_a")).doc)).toBe("沉默了两周");
    expect(words((await opened()).doc)).toBe("");
  });

  it("does not carry notes along when the forest opens", async () => {
    const note = await opened();
    note.doc.getText("t").insert(0, "字".repeat(1_000));
    await forest.flush();
    const log = await fake.bridge.call("log.open", { forestId: forest.id });
    if (!log.ok) throw new Error(log.error.code);
    expect(log.value.updates.docIds).not.toContain(NOTE);
    expect(await forest.notes.list()).toEqual({ ok: true, value: [NOTE] });
  });

  it("keeps a released note with words the disk refused, so that opening it again shows them", async () => {
    const note = await opened();
    fake.failAppends("disk-full");
    note.doc.getText("t").insert(0, "不能丢");
    note.release();
    expect(words((await opened()).doc)).toBe("不能丢");
    fake.failAppends(null);
    expect((await forest.flush()).ok).toBe(true);
  });

  it("reads many at once, with the words of an open one that are still on their way", async () => {
    const note = await opened();
    fake.failAppends("disk-full");
    note.doc.getText("t").insert(0, "还在路上");
    const many = await forest.notes.readMany([NOTE, "note:pt_b"]);
    if (!many.ok) throw new Error(many.error.code);
    const copy = new Y.Doc();
    for (const bytes of many.value.get(NOTE) ?? []) Y.applyUpdate(copy, bytes);
    expect(words(copy)).toBe("还在路上");
    fake.failAppends(null);
  });

  it("tells who follows that a note has changed, and goes on when that one throws", async () => {
    const seen: string[] = [];
    forest.notes.onChange(({ docId }) => { seen.push(docId); throw new Error("a reader broke"); });
    const note = await opened();
    note.doc.getText("t").insert(0, "一");
    note.doc.getText("t").insert(1, "二");
    expect(seen).toEqual([NOTE, NOTE]);
    expect((await forest.flush()).ok).toBe(true);
    expect(fake.diskOf(forest.id).updates.filter(({ docId }) => docId === NOTE)).toHaveLength(2);
  });

  it("says why a note cannot be read", async () => {
    fake.failCall("notes.open", "corrupt");
    expect(await forest.notes.open(NOTE)).toEqual({ ok: false, error: { code: "corrupt" } });
    fake.failCall("notes.open", null);
    expect((await forest.notes.open(NOTE)).ok).toBe(true);
  });

  it("opens nothing once the forest is closed", async () => {
    const notes = createNotes({ forestId: forest.id, isReadOnly: () => false, ship: () => undefined, flush: async () => ({ ok: true, value: undefined }) });
    const opening = notes.open(NOTE);
    notes.destroy();
    expect(await opening).toEqual({ ok: false, error: { code: "not-found" } });
  });
});
