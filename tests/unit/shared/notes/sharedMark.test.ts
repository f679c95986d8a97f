import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { isAsShared, markShared, noteFingerprint, noteToJson, writeNote, type NoteJson } from "#shared/notes/index.ts";

const note = (text: string): NoteJson => ({ type: "doc", content: [{ type: "heading", attrs: { level: 2, section: "trouble" }, content: [{ type: "text", text }] }] });

describe("the fingerprint of a note", () => {
  it("goes by what is said, not by the order of attributes", () => {
    const turned: NoteJson = { content: [{ content: [{ text: "困境", type: "text" }], attrs: { section: "trouble", level: 2 }, type: "heading" }], type: "doc" };
    expect(noteFingerprint(turned)).toBe(noteFingerprint(note("困境")));
    expect(new Set(["困境", "困境 ", "逆境", ""].map((text) => noteFingerprint(note(text)))).size).toBe(4);
  });

  it("never changes its recipe", () => {
    expect(noteFingerprint(note("困境"))).toMatchInlineSnapshot(`"24iv4zurw3e"`);
  });
});

it("knows a note that is as it was shared, also after both were read again", () => {
  const [own, shared] = [new Y.Doc(), new Y.Doc()];
  writeNote(shared, note("困境"), "share");
  expect(isAsShared(own, noteToJson(shared))).toBe(false);
  markShared(own, noteToJson(shared));
  const again = (doc: Y.Doc): Y.Doc => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return copy;
  };
  expect(isAsShared(again(own), noteToJson(again(shared)))).toBe(true);
  writeNote(shared, note("别人的话"), "other");
  expect(isAsShared(own, noteToJson(shared))).toBe(false);
});
