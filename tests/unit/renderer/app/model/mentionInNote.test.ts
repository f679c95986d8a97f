// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mentionInNote, takeBackMention } from "#renderer/app/model/mentionInNote.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { noteDocId, readNote, writeNote } from "#shared/notes/index.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let forest: OpenForest;
beforeEach(async () => {
  installBridge(createFakeBridge());
  forest = await openTestForest();
});
afterEach(() => forest.close());

async function withNote<T>(pointId: ReturnType<typeof addTestPoint>, work: (doc: Parameters<typeof readNote>[0]) => T): Promise<T> {
  const opened = await forest.notes.open(noteDocId(pointId, "shared"));
  if (!opened.ok) throw new Error(opened.error.code);
  const answer = work(opened.value.doc);
  opened.value.release();
  return answer;
}

describe("a name becomes a mention", () => {
  it("points there with one click, and back with another", async () => {
    const root = addTestPoint(forest, { title: "根系" });
    const tree = addTestPoint(forest, { title: "树" });
    await withNote(tree, (doc) => { writeNote(doc, { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "树靠根系站着" }] }] }, "test"); });
    const shell = createFakeShell();
    const context = { forest, shell, selection: [] };
    expect(takeBackMention.isEnabled(context)).toBe(false);
    await mentionInNote(forest, shell, { docId: noteDocId(tree, "shared"), name: "根系", pointId: tree }, root);
    expect(shell.asked).toEqual(["toast app.mention.made"]);
    expect(await withNote(tree, (doc) => readNote(doc).refs.map(({ pointId }) => pointId))).toEqual([root]);
    expect(takeBackMention.isEnabled(context)).toBe(true);
    takeBackMention.run(context);
    expect(await withNote(tree, (doc) => readNote(doc))).toMatchObject({ refs: [], text: "树靠根系站着" });
    expect(takeBackMention.isEnabled(context)).toBe(false);
  });

  it("says so when the name is gone", async () => {
    const root = addTestPoint(forest, { title: "根系" });
    const shell = createFakeShell();
    await mentionInNote(forest, shell, { docId: noteDocId(root, "shared"), name: "叶子", pointId: root }, root);
    expect(shell.asked).toEqual(["toast app.mention.gone"]);
  });

  it("asks for a link where the name stands in no note", async () => {
    const root = addTestPoint(forest, { title: "根系" });
    const shell = createFakeShell();
    await mentionInNote(forest, shell, { docId: null, name: "根系", pointId: root }, root);
    expect(shell.asked).toEqual(["openDialog link"]);
  });
});
