import { describe, expect, it } from "vitest";
import { parseOutlineText, printOutlineText, type OutlineNode } from "#shared/outlineText/index.ts";
import { must } from "#tests/support/testForest.ts";

const node = (title: string, summary = "", children: readonly OutlineNode[] = []): OutlineNode => ({ title, summary, children });

describe("printOutlineText", () => {
  it("writes a list that people and Markdown can read", () => {
    const text = printOutlineText([node("水果", "长在树上。\n\n可以吃。", [node("苹果"), node("梨", "", [node("雪梨", "甜")])]), node("蔬菜")]);
    expect(text).toBe("- 水果\n  长在树上。\n\n  可以吃。\n  - 苹果\n  - 梨\n    - 雪梨\n      甜\n- 蔬菜");
    expect(printOutlineText([])).toBe("");
  });

  it("puts a backslash before what would be read as something else, and nowhere else", () => {
    const text = printOutlineText([node("[x] 不是框", "- 不是项\n# 不是标题\n  缩进\n\\frac{1}{2}\n\\- 反斜杠\n3.14\n---\n```"), node("- -"), node("\\")]);
    expect(text.split("\n")).toEqual(["- \\[x] 不是框", "  \\- 不是项", "  \\# 不是标题", "  \\  缩进", "  \\frac{1}{2}", "  \\\\- 反斜杠", "  3.14", "  \\---", "  \\```", "- \\- -", "- \\\\"]);
    expect(must(parseOutlineText(text)).nodes.map((one) => one.title)).toEqual(["[x] 不是框", "- -", "\\"]);
  });

  it("is read back as it was, blank lines and all", () => {
    const nodes = [node("甲", "\n\n一\n\n\n二\n\n"), node("乙", "\n", [node("丙", "  \u3000缩进\n\t\t制表")])];
    expect(must(parseOutlineText(printOutlineText(nodes))).nodes).toEqual(nodes);
  });
});
