import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { markdownToNote, noteToMarkdown, textOfNode, type NoteJson } from "#shared/notes/index.ts";

const resolveTitle = (title: string): PointId | null => (title === "双赢" ? "pt_1" : null);
const read = (markdown: string): readonly NoteJson[] => markdownToNote(markdown, { resolveTitle }).json.content ?? [];
const types = (markdown: string): readonly string[] => read(markdown).map(({ type }) => type);
const lossesOf = (markdown: string): readonly string[] => markdownToNote(markdown, { resolveTitle }).losses.map(({ kind, count }) => `${kind} ${count}`);
const marksOf = (markdown: string): readonly string[] => (read(markdown)[0]?.content ?? []).map((node) => `${node.text ?? node.type}:${(node.marks ?? []).map(({ type }) => type).join("+")}`);

describe("Markdown", () => {
  it("gives emphasis beside Chinese punctuation, where CommonMark would leave the stars", () => {
    expect(marksOf("他说**“重要”**的话")).toEqual(["他说:", "“重要”:bold", "的话:"]);
    expect(marksOf("***都*是**，~~删~~ ==亮== `码` <u>线</u>")).toEqual(["都:bold+italic", "是:bold", "，:", "删:strike", " :", "亮:highlight", " :", "码:code", " :", "线:underline"]);
    expect(marksOf("snake_case_name 2*3*4 a * b")).toEqual(["snake_case_name 2:", "3:italic", "4 a * b:"]);
  });

  it("reads lists, tasks and what is nested in them", () => {
    expect(types("- 甲\n- [ ] 办\n- [x] 好\n\n3. 三\n4. 四\n   - 里\n\n段")).toEqual(["bulletList", "taskList", "orderedList", "paragraph"]);
    expect(read("3. 三\n4. 四\n   - 里")[0]).toMatchObject({ attrs: { start: 3 }, content: [{}, { content: [{ type: "paragraph" }, { type: "bulletList" }] }] });
    expect(types("他生于\n1984. 年")).toEqual(["paragraph"]);
  });

  it("reads callouts by their names elsewhere, with a title as a bold line", () => {
    expect(read("> [!warning]- 小心\n> 文")[0]).toEqual({ type: "callout", attrs: { tone: "warn" }, content: [{ type: "paragraph", content: [{ type: "text", text: "小心", marks: [{ type: "bold" }] }] }, { type: "paragraph", content: [{ type: "text", text: "文" }] }] });
    expect(lossesOf("> [!warning]- 小心\n> 文")).toEqual(["callout-title 1"]);
  });

  it("finds mentioned points, and leaves the words where there is none", () => {
    expect(read("见[[双赢|共赢]]和[[双赢#节]]")[0]?.content).toMatchObject([{ text: "见" }, { type: "pointRef", attrs: { pointId: "pt_1", label: "共赢" } }, { text: "和" }, { type: "pointRef", attrs: { label: "双赢#节" } }]);
    expect(textOfNode(read("见[[无此点]]")[0] ?? { type: "doc" })).toBe("见[[无此点]]");
    expect(lossesOf("见[[无此点]]")).toEqual(["unresolved-mention 1"]);
  });

  it("tells what it leaves out", () => {
    expect(lossesOf("---\ntitle: x\n---\n###### 小\n<div>甲</div> ![图](https://a.b/c.png) [点](javascript:x)\n\n**`码`**")).toEqual(["unsafe-link 1", "outside-image 1", "code-marks 1", "heading-level 1", "html 2", "front-matter 1"]);
  });

  it("joins wrapped Chinese lines without a blank, and English ones with one", () => {
    expect(textOfNode(read("上一行\n下一行")[0] ?? { type: "doc" })).toBe("上一行下一行");
    expect(textOfNode(read("one\ntwo  \nthree\\\nfour")[0] ?? { type: "doc" })).toBe("one two\nthree\nfour");
  });

  it("links addresses by themselves, up to the Chinese full stop", () => {
    expect(marksOf("见https://a.b/c?d=1。再看")).toEqual(["见:", "https://a.b/c?d=1:link", "。再看:"]);
    expect(marksOf("[甲][x] 和 [x]\n\n[x]: https://a.b")).toEqual(["甲:link", " 和 :", "x:link"]);
    expect(marksOf("花了 $5 到 $10")).toEqual(["花了 $5 到 $10:"]);
  });

  it("puts pictures and files within a line into blocks of their own", () => {
    const att = "a".repeat(64);
    expect(types(`前 ![图](attachment:${att}) 后`)).toEqual(["paragraph", "image", "paragraph"]);
    expect(read(`[录音](attachment:${att}?play&mime=audio/mpeg)`)).toEqual([{ type: "media", attrs: { att, name: "录音", mime: "audio/mpeg" } }]);
  });

  it("is written in the forms Obsidian and GitHub know", () => {
    const note: NoteJson = { type: "doc", content: [
      { type: "heading", attrs: { level: 2, section: "trouble" }, content: [{ type: "text", text: "困境" }] },
      { type: "callout", attrs: { tone: "warn" }, content: [{ type: "paragraph", content: [{ type: "text", text: "小心", marks: [{ type: "bold" }] }, { type: "text", text: " a*b" }] }] },
      { type: "taskList", content: [{ type: "taskItem", attrs: { checked: true }, content: [{ type: "paragraph", content: [{ type: "pointRef", attrs: { pointId: "pt_1", label: "共赢" } }] }] }] },
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableHeader", content: [{ type: "paragraph", content: [{ type: "text", text: "a|b" }] }] }] }] },
      { type: "blockMath", attrs: { latex: "x^2" } },
      { type: "paragraph", content: [{ type: "text", text: "黄", marks: [{ type: "highlight", attrs: { color: "yellow" } }] }, { type: "text", text: "，" }, { type: "text", text: "绿", marks: [{ type: "highlight", attrs: { color: "green" } }] }] },
    ] };
    expect(noteToMarkdown(note, { titleOf: () => "双赢" }).markdown).toBe("## 困境 {#trouble}\n\n> [!warning]\n> **小心** a\\*b\n\n- [x] [[双赢|共赢]]\n\n| a\\|b |\n| --- |\n\n$$\nx^2\n$$\n\n==黄==，<mark class=\"green\">绿</mark>\n");
  });

  it("names each thing a table cannot say", () => {
    const cell = (attrs: NoteJson["attrs"], ...content: NoteJson[]): NoteJson => ({ type: "tableCell", attrs, content });
    const line = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
    const table: NoteJson = { type: "table", content: [
      { type: "tableRow", content: [cell({ colspan: 2, colwidth: [10] }, line("甲")), cell({ align: "left" }, line("乙"), line("丙"))] },
      { type: "tableRow", content: [{ type: "tableHeader", attrs: { align: "right" }, content: [{ type: "bulletList", content: [{ type: "listItem", content: [line("丁")] }] }] }] },
    ] };
    const { markdown, losses } = noteToMarkdown({ type: "doc", content: [table] }, { titleOf: () => null });
    expect(losses.map(({ kind }) => kind)).toEqual(["merged-cells", "cell-blocks", "table-header", "table-shape", "column-width", "cell-align"]);
    for (const word of ["甲", "乙", "丙", "丁"]) expect(markdown).toContain(word);
  });
});
