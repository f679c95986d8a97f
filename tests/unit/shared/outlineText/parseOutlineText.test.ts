import { describe, expect, it } from "vitest";
import { parseOutlineText, type OutlineNode, type OutlineText } from "#shared/outlineText/index.ts";
import { must, refusal } from "#tests/support/testForest.ts";

const parse = (text: string): OutlineText => must(parseOutlineText(text));
type Short = string | [string, ...Short[]];
/** A node as its title, or as its title and its children. */
const short = (node: OutlineNode): Short => (node.children.length === 0 ? node.title : [node.title, ...node.children.map(short)]);
const tree = (text: string): Short[] => parse(text).nodes.map(short);
const FRUIT: Short[] = [["水果", "苹果", ["梨", "雪梨"]], "蔬菜"];

describe("parseOutlineText: what stands below what", () => {
  it("reads indented lines, by blanks, tabs or full-width blanks", () => {
    expect(tree("水果\n  苹果\n  梨\n    雪梨\n蔬菜")).toEqual(FRUIT);
    expect(tree("水果\n\t苹果\n\t梨\n\t\t雪梨\n蔬菜")).toEqual(FRUIT);
    expect(tree("水果\r\n　苹果\r\n　梨\r\n　　雪梨\r\n\r\n蔬菜\r\n")).toEqual(FRUIT);
    expect(tree("水果\n \t苹果\n    梨\n\t雪梨")).toEqual([["水果", "苹果", "梨", "雪梨"]]);
  });

  it("reads Markdown bullets, numbers and boxes", () => {
    expect(tree("- 水果\n  - 苹果\n  - 梨\n    - 雪梨\n- 蔬菜")).toEqual(FRUIT);
    expect(tree("* 水果\n    + 苹果\n    + 梨\n        - 雪梨\n* 蔬菜")).toEqual(FRUIT);
    expect(tree("1. 水果\n   1) 苹果\n   2) 梨\n      1. 雪梨\n2. 蔬菜")).toEqual(FRUIT);
    expect(tree("- [x] 水果\n  - [ ] 苹果\n  - [ ] 梨\n    - 雪梨\n- [X] 蔬菜")).toEqual(FRUIT);
    expect(tree("☑ 水果\n  ☐ 苹果\n  ☐ 梨\n    [ ] 雪梨\n☐ 蔬菜")).toEqual(FRUIT);
  });

  it("reads marks that stand equally deep by their sort", () => {
    expect(tree("一、水果\n（一）苹果\n（二）梨\n1、雪梨\n二、蔬菜")).toEqual(FRUIT);
    expect(tree("1. 水果\n① 苹果\n② 梨\n• 雪梨\n2. 蔬菜")).toEqual(FRUIT);
    expect(tree("•\t水果\no\t苹果\no\t梨\n▪\t雪梨\n•\t蔬菜")).toEqual(FRUIT);
    expect(tree("-水果\n1.苹果\n2.梨\n-蔬菜")).toEqual([["水果", "苹果", "梨"], "蔬菜"]);
  });

  it("reads the numbers of sections, and leaves them in the titles", () => {
    expect(tree("1 绪论\n1.1 背景\n1.1.1 缘起\n1.2 方法\n2 结果")).toEqual([["1 绪论", ["1.1 背景", "1.1.1 缘起"], "1.2 方法"], "2 结果"]);
    expect(tree("1. 绪论\n1.1 背景\n1.1.1 缘起\n1.2 方法\n2. 结果")).toEqual([["绪论", ["1.1 背景", "1.1.1 缘起"], "1.2 方法"], "结果"]);
    expect(tree("差距\n  2.5 倍的差距\n  别的")).toEqual([["差距", "2.5 倍的差距", "别的"]]);
  });

  it("reads headings, with lists below them and levels left out", () => {
    expect(tree("# 水果\n## 苹果\n## 梨\n### 雪梨\n# 蔬菜")).toEqual(FRUIT);
    expect(tree("# 水果 #\n- 苹果\n- 梨\n  - 雪梨\n\n# 蔬菜")).toEqual(FRUIT);
    expect(tree("# 甲\n### 乙\n## 丙\n# 丁")).toEqual([["甲", "乙", "丙"], "丁"]);
  });

  it("takes a line without a mark for the head of the list that follows it", () => {
    expect(tree("水果\n- 苹果\n- 梨\n  - 雪梨\n蔬菜\n")).toEqual(FRUIT);
  });

  it("puts what is less indented than before, but not as little as anything, below the nearest that is less", () => {
    expect(tree("- 甲\n      - 乙\n   - 丙\n- 丁")).toEqual([["甲", "乙", "丙"], "丁"]);
  });

  it("does not take numbers, tags, dashes and hashes inside a text for marks", () => {
    for (const title of ["3.14 是圆周率", "2024年", "#标签", "-5 度", "C# 语言", "——引用", "a. 作者", "*强调*"]) expect(tree(title)).toEqual([title]);
  });
});

describe("parseOutlineText: what is said below a title", () => {
  it("takes text under a heading and text indented below an item for their summaries", () => {
    const { nodes } = parse("# 水果\n长在树上。\n\n可以吃。\n- 苹果\n  红的，\n  也有绿的。\n\n  另一段\n- 梨\n  - 雪梨\n  这是梨的说明\n还有");
    expect(nodes).toMatchObject([{
      title: "水果", summary: "长在树上。\n\n可以吃。\n\n还有",
      children: [{ title: "苹果", summary: "红的，\n也有绿的。\n\n另一段" }, { title: "梨", summary: "这是梨的说明", children: [{ title: "雪梨", summary: "" }] }],
    }]);
  });

  it("leaves a block of code as it stands, marks and indentation and all", () => {
    const { nodes, count } = parse("- 代码\n  ```js\n  # 注释\n    - 缩进\n\n  end\n  ```\n- 下一条");
    expect([count, nodes[0]?.summary]).toEqual([2, "```js\n# 注释\n  - 缩进\n\nend\n```"]);
    expect(tree("- 甲\n```\n- 乙")).toEqual(["甲", ["```", "乙"]]);
  });

  it("cuts a title that is too long after a word, and lets the rest stand in the summary", () => {
    const words = "word ".repeat(60).trim();
    const cut = parse(`- ${words}\n  more`);
    expect(cut.nodes[0]?.title).toBe("word ".repeat(40).trim());
    expect(cut.nodes[0]?.summary).toBe(`${"word ".repeat(20).trim()}\n\nmore`);
    expect(cut.notes).toEqual([{ code: "cutTitle", line: 1 }]);
    expect(parse(`${"字".repeat(150)}，${"文".repeat(100)}`).nodes).toEqual([{ title: `${"字".repeat(150)}，`, summary: "文".repeat(100), children: [] }]);
    expect(parse("字".repeat(250)).nodes).toEqual([{ title: "字".repeat(200), summary: "字".repeat(50), children: [] }]);
    expect(parse(`${"字".repeat(199)}🌲🌲`).nodes).toEqual([{ title: "字".repeat(199), summary: "🌲🌲", children: [] }]);
  });

  it("says which boxes it left out", () => {
    expect(parse("- [x] 甲\n- 乙\n- [ ] 丙").notes).toEqual([{ code: "checkbox", line: 1 }, { code: "checkbox", line: 3 }]);
  });

  it("passes over lines that only separate, and marks without words", () => {
    expect(tree("标题\n====\n\n---\n- 甲\n-\n* * *\n- 乙\n- [ ]")).toEqual([["标题", "甲", "乙"]]);
  });
});

describe("parseOutlineText: limits", () => {
  it("puts what is deeper than forty levels at the fortieth", () => {
    const read = parse(Array.from({ length: 43 }, (_, index) => `${" ".repeat(index)}${index}`).join("\n"));
    expect([read.count, read.levels, read.notes.map((note) => note.line)]).toEqual([43, 40, [41, 42, 43]]);
    expect(parse(Array.from({ length: 40 }, (_, index) => `${" ".repeat(index)}${index}`).join("\n")).notes).toEqual([]);
  });

  it("refuses what is too much, with a code", () => {
    expect(refusal(parseOutlineText("字".repeat(66_667)))).toBe("too-large");
    expect(parseOutlineText("行\n".repeat(2001))).toEqual({ ok: false, error: { code: "too-many", count: 2001 } });
    expect(parse("行\n".repeat(2000)).count).toBe(2000);
    expect(parseOutlineText(`- 甲\n- 乙\n  ${"字".repeat(20_001)}`)).toEqual({ ok: false, error: { code: "too-long", line: 2 } });
    for (const text of ["", " \n\t\n　", "---", "- \n*"]) expect(refusal(parseOutlineText(text))).toBe("nothing-to-plant");
  });

  it("is quick with lines made to be slow", () => {
    for (const text of [`# a${" ".repeat(150_000)}b`, `-${" ".repeat(150_000)}x`, `- a\n${" ".repeat(90_000)}\`\`\`\n${" ".repeat(90_000)}\`\`\``, "\\".repeat(150_000), `- ${"\\".repeat(90_000)}`, "- ".repeat(90_000)]) {
      const read = parseOutlineText(text);
      expect(["read", "too-long", "nothing-to-plant"]).toContain(read.ok ? "read" : read.error.code);
    }
  });
});
