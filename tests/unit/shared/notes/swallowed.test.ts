import { describe, expect, it } from "vitest";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { clientsOfSwallowed, findSwallowed, noteToJson, putBackSwallowed, textOfNode, writeNote, type NoteJson } from "#shared/notes/index.ts";

const paragraph = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
const body = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment("body");
const linesOf = (doc: Y.Doc): string[] => (noteToJson(doc).content ?? []).map((block) => textOfNode(block));

/** The line of words in a block; the way to it by numbers. */
function words(doc: Y.Doc, ...path: readonly number[]): Y.XmlText {
  let at: unknown = body(doc);
  for (const index of [...path, 0]) at = at instanceof Y.XmlFragment ? at.get(index) : null;
  if (!(at instanceof Y.XmlText)) throw new Error("no words there");
  return at;
}

/** Two who have the same note, and do not hear of each other from now on. */
function twoWith(...blocks: readonly NoteJson[]): { readonly one: Y.Doc; readonly other: Y.Doc } {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  writeNote(one, { type: "doc", content: blocks }, "test");
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  return { one, other };
}

const whatChanged = (doc: Y.Doc, since: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(since));

/** What a device does that wrote something and hears of somebody else's change. */
function takeIn(doc: Y.Doc, update: Uint8Array, mine: readonly number[] = [doc.clientID]): number {
  const swallowed = findSwallowed(doc, update);
  Y.applyUpdate(doc, update);
  return putBackSwallowed(doc, swallowed, (clientId) => mine.includes(clientId), "rescue");
}

/** As the editor joins two paragraphs: the second goes, its words are written behind those of the first. */
function join(doc: Y.Doc): void {
  const second = words(doc, 1).toString();
  doc.transact(() => {
    words(doc, 0).insert(words(doc, 0).length, second);
    body(doc).delete(1, 1);
  });
}

describe("what a change swallows", () => {
  it("is put back behind where it stood, marked, when somebody else joined the paragraphs meanwhile", () => {
    const { one, other } = twoWith(paragraph("先停下来。"), paragraph("听客户说。"), paragraph("再报价。"));
    join(one);
    words(other, 1).insert(2, "懂");
    words(other, 1).insert(words(other, 1).length, "他要的不是低价。");
    expect(takeIn(other, whatChanged(one, other))).toBe(1);
    expect(linesOf(other)).toEqual(["先停下来。听客户说。", "懂 … 他要的不是低价。", "再报价。"]);
    expect(noteToJson(other).content?.[1]?.content?.[0]).toEqual({ type: "text", text: "懂", marks: [{ type: "highlight", attrs: { color: "yellow" } }] });
    expect(takeIn(one, whatChanged(other, one))).toBe(0);
    expect(linesOf(one)).toEqual(linesOf(other));
  });

  it("is nothing where the one who took it away knew it, and nothing where only words go", () => {
    const { one, other } = twoWith(paragraph("先停下来。"), paragraph("听客户说。"));
    words(other, 1).insert(0, "慢慢");
    Y.applyUpdate(one, whatChanged(other, one));
    join(one);
    words(one, 0).delete(0, 2);
    words(other, 0).insert(1, "要");
    expect(takeIn(other, whatChanged(one, other))).toBe(0);
    expect(linesOf(other)).toEqual(["要下来。慢慢听客户说。"]);
  });

  it("is put back by its writer alone", () => {
    const { one, other } = twoWith(paragraph("甲"), paragraph("乙"));
    const third = new Y.Doc();
    words(other, 1).insert(1, "丙丁");
    Y.applyUpdate(third, Y.encodeStateAsUpdate(other));
    join(one);
    const update = whatChanged(one, other);
    expect(clientsOfSwallowed(findSwallowed(third, update))).toEqual([other.clientID]);
    expect([takeIn(third, update), takeIn(other, update)]).toEqual([0, 1]);
    Y.applyUpdate(third, whatChanged(other, third));
    expect(linesOf(third)).toEqual(["甲乙", "丙丁"]);
  });

  it("comes back whole from nested blocks, with what stands in the line and blocks of its own", () => {
    const item = (text: string): NoteJson => ({ type: "listItem", content: [paragraph(text)] });
    const { one, other } = twoWith(paragraph("开头"), { type: "bulletList", content: [item("一"), item("二")] }, paragraph("结尾"));
    body(one).delete(1, 1);
    words(other, 1, 0, 0).insert(1, "写了很久");
    const list = body(other).get(1);
    if (!(list instanceof Y.XmlElement)) throw new Error("no list");
    const quote = new Y.XmlElement("blockquote");
    const line = new Y.XmlElement("paragraph");
    const ref = new Y.XmlElement("pointRef");
    ref.setAttribute("label", "双赢关系");
    line.insert(0, [new Y.XmlText("见"), ref]);
    quote.insert(0, [line]);
    list.insert(2, [quote]);
    expect(takeIn(other, whatChanged(one, other))).toBe(2);
    expect(linesOf(other)).toEqual(["开头", "见双赢关系", "写了很久", "结尾"]);
  });

  it("is nothing for bytes that are no update, and leaves the document as it is", () => {
    const { other } = twoWith(paragraph("甲"));
    expect(findSwallowed(other, Uint8Array.of(255, 1, 2))).toEqual([]);
    expect(linesOf(other)).toEqual(["甲"]);
  });

  it("loses no sign that anybody wrote, whatever blocks the other takes apart", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { one, other } = twoWith(paragraph("甲甲"), paragraph("乙乙"), paragraph("丙丙"), paragraph("丁丁"));
      const written: string[] = [];
      for (let at = 0; at < 4; at += 1) {
        if ((seed >> at) % 2 === 0) continue;
        const sign = String.fromCodePoint(0x5000 + seed * 4 + at);
        written.push(sign);
        words(other, at).insert(seed % 3, sign);
      }
      if (seed % 5 === 0) body(one).delete(seed % 4, 1);
      else for (let times = 0; times < 1 + (seed % 3); times += 1) join(one);
      takeIn(other, whatChanged(one, other));
      Y.applyUpdate(one, whatChanged(other, one));
      const whole = linesOf(one).join("");
      expect(linesOf(other)).toEqual(linesOf(one));
      for (const sign of written) expect(whole.split(sign), `seed ${String(seed)}`).toHaveLength(2);
    }
  });

  it("is looked through in little time, however many blocks go, and never breaks off", () => {
    const many = 20_000;
    const doc = new Y.Doc();
    const made: Y.XmlElement[] = Array.from({ length: many }, () => new Y.XmlElement("paragraph"));
    const list = new Y.XmlElement("bulletList");
    body(doc).insert(0, made);
    made.forEach((block) => { block.insert(0, [new Y.XmlText("我")]); });
    body(doc).insert(many, [list]);
    for (let no = 0; no < 14; no += 1) list.insert(0, Array.from({ length: 10_000 }, () => new Y.XmlElement("listItem")));
    // Somebody names each block, and no word in it.
    const named = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, doc.clientID);
      const ids = [...body(doc).toArray(), ...list.toArray()].map(({ _item: item }) => item?.id.clock ?? 0).sort((one, other) => one - other);
      encoding.writeVarUint(encoder, ids.length);
      for (const clock of ids) { encoding.writeVarUint(encoder, clock); encoding.writeVarUint(encoder, 1); }
    });
    const found = findSwallowed(doc, named);
    expect([found.length, found.every(({ after }) => after === null)]).toEqual([many, true]);
  });
});
