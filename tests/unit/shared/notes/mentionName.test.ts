import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { mentionName, noteToJson, readNote, writeNote, type NoteJson } from "#shared/notes/index.ts";

const POINT = "pt_root";

function noteOf(...content: NoteJson[]): Y.Doc {
  const doc = new Y.Doc();
  writeNote(doc, { type: "doc", content }, "test");
  return doc;
}
const paragraph = (...content: NoteJson[]): NoteJson => ({ type: "paragraph", content });
const text = (words: string, ...marks: string[]): NoteJson => ({ type: "text", text: words, ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }) });

describe("mentionName", () => {
  it("points to the name where it first stands, and leaves what is around it", () => {
    const doc = noteOf(paragraph(text("先说清楚，")), paragraph(text("根系在"), text("土里的根系", "bold"), text("里")));
    expect(mentionName(doc, { name: "土里", pointId: POINT })).not.toBeNull();
    expect(noteToJson(doc).content).toEqual([
      paragraph(text("先说清楚，")),
      paragraph(text("根系在"), { type: "pointRef", attrs: { pointId: POINT, label: "土里" }, content: [] }, text("的根系", "bold"), text("里")),
    ]);
    expect(readNote(doc).refs.map(({ pointId, label }) => ({ pointId, label }))).toEqual([{ pointId: POINT, label: "土里" }]);
  });

  it("keeps the letters as they were written", () => {
    const doc = noteOf(paragraph(text("About ROOTS and more")));
    mentionName(doc, { name: "roots", pointId: POINT });
    expect(readNote(doc).refs[0]?.label).toBe("ROOTS");
    expect(readNote(doc).text).toBe("About ROOTS and more");
  });

  it("never points out of code", () => {
    const doc = noteOf({ type: "codeBlock", content: [text("根系")] }, paragraph(text("根系", "code"), text("，然后根系")));
    expect(mentionName(doc, { name: "根系", pointId: POINT })).not.toBeNull();
    expect(noteToJson(doc).content?.[1]?.content).toEqual([text("根系", "code"), text("，然后"), { type: "pointRef", attrs: { pointId: POINT, label: "根系" }, content: [] }]);
    expect(mentionName(doc, { name: "根系", pointId: POINT })).toBeNull();
  });

  it("changes nothing when the name is gone", () => {
    const doc = noteOf(paragraph(text("叶子")));
    const before = Y.encodeStateVector(doc);
    expect(mentionName(doc, { name: "根系", pointId: POINT })).toBeNull();
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it("can be taken back", () => {
    const doc = noteOf(paragraph(text("早晨"), text("根系", "bold"), text("醒来")));
    const before = noteToJson(doc);
    mentionName(doc, { name: "根系", pointId: POINT })?.takeBack();
    expect(readNote(doc).refs).toEqual([]);
    expect(noteToJson(doc)).toEqual(before);
  });

  it("keeps what somebody else wrote before the name meanwhile", () => {
    const mine = noteOf(paragraph(text("早晨根系醒来")));
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    mentionName(mine, { name: "根系", pointId: POINT });
    const body = theirs.getXmlFragment("body").get(0);
    if (!(body instanceof Y.XmlElement)) throw new Error("a paragraph was expected");
    const written = body.get(0);
    if (!(written instanceof Y.XmlText)) throw new Error("text was expected");
    written.insert(0, "每天");
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    expect(readNote(mine).text).toBe("每天早晨根系醒来");
    expect(readNote(theirs).text).toBe(readNote(mine).text);
  });
});
