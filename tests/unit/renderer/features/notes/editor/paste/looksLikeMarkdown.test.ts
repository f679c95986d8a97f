import { describe, expect, it } from "vitest";
import { looksLikeMarkdown } from "#renderer/features/notes/editor/paste/looksLikeMarkdown.ts";

describe("plain text", () => {
  it.each(["# 题\n文", "- [ ] 办", "```js\nx\n```", "| a | b |\n| --- | --- |", "见 [这里](https://a.b)", "> [!tip]\n> 文", "- 甲\n- 乙\n- 丙", "**粗** 和 `码`", "见 [[双赢]]", "$$\nx\n$$"])("that reads as Markdown is taken for it: %j", (text) => {
    expect(looksLikeMarkdown(text)).toBe(true);
  });

  it.each(["今天天气很好。", "- 只有一行", "5 * 3 = 15", "#标签", "费用 $5 到 $10", "C:\\path\\x", "https://a.b/c", "1. 只有一条", "他说：“好”\n她说：“不”", "a_b_c", ""])("that does not stays plain: %j", (text) => {
    expect(looksLikeMarkdown(text)).toBe(false);
  });
});
