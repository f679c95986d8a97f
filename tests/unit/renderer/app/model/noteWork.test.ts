// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { hasOtherSheet, shareNote, standingNoteOf, type StandingNote } from "#renderer/app/model/noteWork.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { sharePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { noteDocId, readNote, writeNote, type NoteSheet } from "#shared/notes/index.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let id: PointId;

forestForEach((opened) => { forest = opened; });
beforeEach(() => { id = addTestPoint(forest, { title: "报价之后", kind: "case" }); });

async function withSheet<T>(sheet: NoteSheet, work: (doc: Parameters<typeof readNote>[0]) => T): Promise<T> {
  const opened = must(await forest.notes.open(noteDocId(id, sheet)));
  const answer = work(opened.doc);
  opened.release();
  return answer;
}
const write = (sheet: NoteSheet, text: string): Promise<void> => withSheet(sheet, (doc) => { writeNote(doc, { type: "doc", content: text === "" ? [] : [{ type: "paragraph", content: [{ type: "text", text }] }] }, "test"); });
const read = (sheet: NoteSheet): Promise<string> => withSheet(sheet, (doc) => readNote(doc).text);
/** As the dialog does: looks first, then shares what it has shown. */
async function share(choose: (standing: StandingNote | null) => boolean = () => false): Promise<boolean> {
  const standing = await standingNoteOf(forest, id);
  must(forest.run(sharePoint, { id }));
  return shareNote(forest, id, { masks: [{ name: "赵经理", alias: "甲方" }], standing: standing?.fingerprint ?? null, keepsStanding: choose(standing) });
}

describe("a case that is shared, taken back, and shared again", () => {
  it("shows the group what it says now, not what it said the first time", async () => {
    await write("own", "赵经理沉默了");
    expect([await share(), await read("shared"), await read("own")]).toEqual([true, "甲方沉默了", "赵经理沉默了"]);
    forest.undo();
    expect(forest.view.point(id)?.doc).toBe("personal");
    await write("own", "赵经理回了话");
    expect(await standingNoteOf(forest, id)).toMatchObject({ text: "甲方沉默了", isAsShared: true });
    expect([await share(), await read("shared"), await read("own")]).toEqual([true, "甲方回了话", "赵经理回了话"]);
    forest.undo();
    expect((await standingNoteOf(forest, id))?.isAsShared).toBe(true);
  });

  it("shows nothing when everything was taken out meanwhile", async () => {
    await write("own", "不该说的");
    await share();
    forest.undo();
    await write("own", "");
    expect([await share(), await read("shared")]).toEqual([true, ""]);
  });

  it("keeps what others wrote in the group's note, until it is said to give way", async () => {
    await write("own", "原来的");
    await share();
    await write("shared", "别人接着写的");
    forest.undo();
    await write("own", "我又改的");
    expect(await standingNoteOf(forest, id)).toMatchObject({ isAsShared: false });
    expect([await share(() => true), await read("shared"), await read("own")]).toEqual([true, "别人接着写的", "我又改的"]);
    forest.undo();
    expect([await share(), await read("shared")]).toEqual([true, "我又改的"]);
  });

  it("writes over nothing that came while the dialog was open", async () => {
    await write("own", "原来的");
    must(forest.run(sharePoint, { id }));
    await write("shared", "刚刚到的");
    expect(await shareNote(forest, id, { masks: [], standing: null, keepsStanding: false })).toBe(false);
    expect(await read("shared")).toBe("刚刚到的");
  });
});

it("knows where words stand on a sheet that is not the first", async () => {
  expect(await hasOtherSheet(forest, id, true)).toBe(false);
  await write("own", "原稿");
  await share();
  expect(await hasOtherSheet(forest, id, false), "the draft of a shared case").toBe(true);
  forest.undo();
  expect(await hasOtherSheet(forest, id, true), "the group's note holds nothing else").toBe(false);
  await write("shared", "分享期间写的");
  expect(await hasOtherSheet(forest, id, true)).toBe(true);
});
