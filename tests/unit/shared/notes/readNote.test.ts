import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { isSafeHref, MAX_NOTE_DEPTH, noteToJson, readNote, templateToNote, writeNote, type NoteJson } from "#shared/notes/index.ts";

const ATT = "a".repeat(64);
const text = (value: string): NoteJson => ({ type: "text", text: value });
const NOTE: NoteJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2, section: "trouble" }, content: [text("困境")] },
    { type: "paragraph", content: [text("用于"), { type: "pointRef", attrs: { pointId: "pt_1", label: "双赢" } }, { type: "hardBreak" }, { type: "text", text: "粗", marks: [{ type: "bold" }, { type: "link", attrs: { href: "https://a.b" } }] }, { type: "inlineMath", attrs: { latex: "x^2" } }] },
    { type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [text("甲")] }, { type: "paragraph" }] }] },
    { type: "image", attrs: { att: ATT, alt: "图", caption: "说明", widthPct: 50 } },
    { type: "media", attrs: { att: "b".repeat(64), name: "录音.mp3", mime: "audio/mpeg" } },
    { type: "paragraph", content: [{ type: "timestamp", attrs: { att: "b".repeat(64), atS: 65 } }] },
  ],
};
const written = (json: NoteJson): Y.Doc => {
  const doc = new Y.Doc();
  writeNote(doc, json, "test");
  return doc;
};

describe("a note", () => {
  it("is read back from its document as it was written", () => {
    const json = noteToJson(written(NOTE));
    expect(json.content?.map(({ type }) => type)).toEqual(["heading", "paragraph", "bulletList", "image", "media", "paragraph"]);
    expect(json.content?.[1]?.content?.[3]).toEqual({ type: "text", text: "粗", marks: [{ type: "bold" }, { type: "link", attrs: { href: "https://a.b" } }] });
    expect(noteToJson(written(json))).toEqual(json);
  });

  it("says its text, mentions, files and headings", () => {
    const reading = readNote(written(NOTE));
    expect(reading.text).toBe("困境\n用于双赢\n粗x^2\n甲\n\n说明\n录音.mp3\n1:05");
    expect(reading.refs).toEqual([{ pointId: "pt_1", label: "双赢", context: "用于双赢 粗x^2" }]);
    expect(reading.attachments).toEqual([{ sha256: ATT, name: "图", mime: "" }, { sha256: "b".repeat(64), name: "录音.mp3", mime: "audio/mpeg" }]);
    expect(reading.headings).toEqual([{ level: 2, text: "困境", section: "trouble" }]);
    expect([reading.isEmpty, reading.isCut]).toEqual([false, false]);
  });

  it("names a picture that has no name of its own by its caption", () => {
    const picture = (attrs: NoteJson["attrs"]): NoteJson => ({ type: "doc", content: [{ type: "image", attrs: { att: ATT, ...attrs } }] });
    const nameOf = (attrs: NoteJson["attrs"]): string | undefined => readNote(written(picture(attrs))).attachments[0]?.name;
    expect([nameOf({ alt: "换线.png", caption: "第三条线" }), nameOf({ alt: "", caption: "第三条线" }), nameOf({})]).toEqual(["换线.png", "第三条线", ""]);
  });

  it("is empty with empty paragraphs only, and not with a picture or a rule", () => {
    expect(readNote(new Y.Doc()).isEmpty).toBe(true);
    expect(readNote(written({ type: "doc", content: [{ type: "paragraph" }, { type: "paragraph", content: [text("　")] }] })).isEmpty).toBe(true);
    expect(readNote(written({ type: "doc", content: [{ type: "horizontalRule" }] })).isEmpty).toBe(false);
    expect(readNote(written({ type: "doc", content: [{ type: "image", attrs: { att: ATT } }] })).isEmpty).toBe(false);
  });

  it("is replaced as a whole, in one transaction with the origin it was given", () => {
    const doc = written(NOTE);
    const origins: unknown[] = [];
    doc.on("update", (_bytes: Uint8Array, origin: unknown) => origins.push(origin));
    writeNote(doc, templateToNote([{ section: "trouble", title: "困境" }, { section: "turn", title: "逆转" }]), "template");
    expect(origins).toEqual(["template"]);
    expect(readNote(doc).headings).toEqual([{ level: 2, text: "困境", section: "trouble" }, { level: 2, text: "逆转", section: "turn" }]);
  });

  it("shows the words around a mention in a long paragraph, and no half letters", () => {
    const [ref] = readNote(written({ type: "doc", content: [{ type: "paragraph", content: [text("🌲".repeat(200)), { type: "pointRef", attrs: { pointId: "pt_1", label: "树" } }, text("林".repeat(200))] }] })).refs;
    expect(ref?.context).toMatch(/^🌲{29,30}树林{59,60}$/u);
  });
});

const foreign = (value: unknown): string => value as string;

describe("a document of somebody else", () => {
  it("with values no note can hold is read without them", () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment("body");
    const paragraph = new Y.XmlElement("paragraph");
    const odd = new Y.XmlElement("__proto__");
    // SAFETY: a peer may put anything there, whatever the types say.
    body.insert(0, [paragraph, odd, new Y.XmlText("裸"), new Y.XmlHook("hook") as unknown as Y.XmlElement]);
    const ref = new Y.XmlElement("pointRef");
    const words = new Y.XmlText();
    paragraph.insert(0, [words, ref]);
    words.insert(0, "字", { "bold--abcdefgh": {}, "no mark!": {}, link: 7 });
    words.insertEmbed(1, { x: 1 });
    ref.setAttribute("pointId", foreign({ evil: true }));
    ref.setAttribute("label", foreign(5));
    ref.setAttribute("x y", "no");
    ref.setAttribute("size", foreign(Number.NaN));
    expect(noteToJson(doc)).toEqual({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "字", marks: [{ type: "bold" }, { type: "link" }] }, { type: "pointRef", attrs: { label: 5 }, content: [] }] }, { type: "text", text: "裸" }] });
    expect(readNote(doc)).toMatchObject({ refs: [], attachments: [], headings: [] });
  });

  it("keeps the words of blocks this version does not know", () => {
    expect(readNote(written({ type: "doc", content: [{ type: "hologram", attrs: { depth: 3 }, content: [{ type: "paragraph", content: [text("新")] }] }] })).text).toBe("新");
  });

  it("nested without end is read, flat below a depth, with all its words", () => {
    const doc = new Y.Doc();
    let holder: Y.XmlFragment = doc.getXmlFragment("body");
    for (let depth = 0; depth < 1500; depth++) {
      const quote = new Y.XmlElement(depth === 1499 ? "paragraph" : "blockquote");
      holder.insert(0, [quote]);
      holder = quote;
    }
    holder.insert(0, [new Y.XmlText("底")]);
    let [node, levels] = [noteToJson(doc), 0];
    while (node.content?.[0] !== undefined) [node, levels] = [node.content[0], levels + 1];
    expect([node.text, levels]).toEqual(["底", MAX_NOTE_DEPTH + 2]);
    expect(readNote(doc).text).toBe("底");
  });

  it("of a thousand thousand letters is cut for reading, and says so", () => {
    const reading = readNote(written({ type: "doc", content: Array.from({ length: 30 }, () => ({ type: "paragraph", content: [text("字".repeat(100_000))] })) }));
    expect(reading.isCut).toBe(true);
    expect(reading.text.length).toBeLessThanOrEqual(2_000_000);
  });
});

describe("a link in a text", () => {
  it.each(["https://a.b", "http://例子.中国/路", "mailto:a@b.c"])("may lead to %s", (href) => expect(isSafeHref(href)).toBe(true));
  it.each(["javascript:alert(1)", "java\tscript:x", " https://a.b", "file:///etc/passwd", "data:text/html,x", "//a.b", "https:///a", "http:\\\\a", "mailto:", "https://a.b/\u202ex", "", null, 7, `https://a.b/${"x".repeat(5000)}`])("may not lead to %s", (href) => expect(isSafeHref(href)).toBe(false));
});
