import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { docxText } from "#electron/attachments/docxText.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const NS = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const paragraph = (words: string): string => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const bodyOf = (inner: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NS}><w:body>${inner}</w:body></w:document>`;
const packed = (xml: string, more: Readonly<Record<string, string>> = {}): Uint8Array => zipSync({
  "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(xml), ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
});

describe("the text of a Word document", () => {
  it("has a line for each paragraph, cells apart, and the notes at the end", async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph("甲")}</w:tc><w:tc>${paragraph("乙")}</w:tc></w:tr></w:tbl>`;
    const text = await docxText(packed(bodyOf(`${paragraph("光合作用 &amp; 呼吸")}<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>${table}<w:instrText>HYPERLINK</w:instrText>`), { "word/footnotes.xml": `<w:footnotes ${NS}>${paragraph("脚注")}</w:footnotes>` }));
    expect(text).toBe("光合作用 & 呼吸\n一\n二\t三\n甲\n乙\n脚注");
  });

  it("is none of what is no Word document", async () => {
    for (const bytes of [new Uint8Array(), strToU8("hello"), zipSync({ "a.txt": strToU8("a") }), packed("<w:document"), packed("")]) expect(await docxText(bytes)).toBeNull();
  });

  it.each([
    ["entities that grow", `<!DOCTYPE d [<!ENTITY a "${"x".repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${bodyOf(paragraph("&b;")).slice(55)}`],
    ["a file of this machine", `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${bodyOf(paragraph("&x;")).slice(55)}`],
    ["an entity nobody declared", bodyOf(paragraph("&x;"))],
    ["nesting without end", bodyOf("<w:p>".repeat(100_000))],
    ["tags that do not match", bodyOf("<w:p></w:r>")],
  ])("gives out nothing of one with %s", async (_what, xml) => {
    expect(await docxText(packed(xml))).toBeNull();
  });

  it("does not unpack a bomb, honest or lying about its size", async () => {
    const bomb = packed(bodyOf(paragraph("0".repeat(4_000_000))));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await docxText(bomb)).toBeNull();
    const large = packed(bodyOf(paragraph("0".repeat(5_000_000))));
    const view = new DataView(large.buffer, large.byteOffset, large.byteLength);
    for (let at = 0; at + 46 < large.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && large[at + 46] === 0x77) view.setUint32(at + 24, 500, true);
    }
    expect(await docxText(large)).toBeNull();
  });

  it("reads one part once, however often it is listed, and takes no more than so many parts", async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x/${index}`, strToU8("")]));
    expect(await docxText(zipSync({ ...many, "word/document.xml": strToU8(bodyOf(paragraph("a"))) }))).toBeNull();
  });

  it("does not follow names that lead elsewhere", async () => {
    const evil = packed(bodyOf(paragraph("a")), { "../../../tmp/evil": "x" });
    expect(await docxText(evil)).toBeNull();
  });

  it("survives a thousand damaged ones: text, or none, and never an error", async () => {
    const seed = 20261122;
    const random = seededRandom(seed);
    const base = packed(bodyOf(Array.from({ length: 40 }, (_, index) => paragraph(`第 ${index} 段 困境 → 行动`)).join("")), { "word/styles.xml": "<w:styles/>", "word/footnotes.xml": `<w:footnotes ${NS}>${paragraph("脚")}</w:footnotes>` });
    let read = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const bytes = base.slice();
      for (let change = 0; change <= random.below(6); change += 1) bytes[random.below(bytes.length)] = random.below(256);
      const cut = random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
      const text = await docxText(cut).catch((cause: unknown) => { throw new Error(`seed ${seed}, round ${round}`, { cause }); });
      if (text !== null) read += 1;
    }
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(990);
  }, 60_000);

  it("survives a thousand documents whose XML is damaged", async () => {
    const seed = 7;
    const random = seededRandom(seed);
    const xml = bodyOf(Array.from({ length: 10 }, (_, index) => paragraph(`第 ${index} 段`)).join(""));
    const scraps = ["<", ">", "&", "<!DOCTYPE", "<![CDATA[", "<!--", "\0", "]]>", "&#x10FFFFFF;", "<w:p>", "\uD800"];
    for (let round = 0; round < 1_000; round += 1) {
      const at = random.below(xml.length);
      const text = await docxText(packed(xml.slice(0, at) + (random.pick(scraps) ?? "") + xml.slice(at + random.below(8)))).catch((cause: unknown) => { throw new Error(`seed ${seed}, round ${round}`, { cause }); });
      expect(text === null || text.length < 1_000).toBe(true);
    }
  }, 60_000);
});
