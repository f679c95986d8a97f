import { describe, expect, it } from "vitest";
import { linkAddresses, withTexts, type NoteJson } from "#shared/notes/index.ts";

const exchange = (text: string): string => text.replaceAll("何佳宁", "小何").replaceAll("hejianing", "someone");
const noteOf = (...content: NoteJson[]): NoteJson => ({ type: "doc", content: [{ type: "paragraph", content }] });
const linked = (text: string, href: string): NoteJson => ({ type: "text", text, marks: [{ type: "bold" }, { type: "link", attrs: { href } }] });

describe("withTexts", () => {
  it("exchanges a name inside a formula", () => {
    const note: NoteJson = { type: "doc", content: [{ type: "blockMath", attrs: { latex: "\\text{何佳宁}" } }, { type: "paragraph", content: [{ type: "inlineMath", attrs: { latex: "x_{何佳宁}" } }] }] };
    expect(JSON.stringify(withTexts(note, exchange))).not.toContain("何佳宁");
  });

  it.each(["mailto:hejianing@example.org", "https://example.org/何佳宁", `https://example.org/${encodeURIComponent("何佳宁")}`])("keeps the words of a link to %s, not its address", (href) => {
    expect(withTexts(noteOf(linked("写信", href)), exchange)).toEqual(noteOf({ type: "text", text: "写信", marks: [{ type: "bold" }] }));
  });

  it("keeps a link that names nobody", () => {
    const note = noteOf(linked("何处", "https://example.org/100%"), linked("何时", "https://example.org/a"));
    expect(withTexts(note, exchange)).toEqual(note);
  });
});

describe("linkAddresses", () => {
  it("names each address once, as a person reads it", () => {
    expect(linkAddresses(noteOf(linked("a", `https://example.org/${encodeURIComponent("何佳宁")}`), linked("b", "mailto:x@example.org"), linked("c", "mailto:x@example.org")))).toEqual(["https://example.org/何佳宁", "mailto:x@example.org"]);
  });
});
