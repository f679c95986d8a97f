import { describe, expect, it } from "vitest";
import { filterSlash } from "#renderer/features/notes/editor/suggest/filterSlash.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";

const entry = (id: string, label: string, ...words: string[]) => ({ id, label, words });
const ENTRIES = [entry("h1", "一级标题", "h1", "heading"), entry("table", "表格", "table"), entry("task", "任务", "todo", "[]"), entry("math", "公式", "math", "latex"), entry("code", "代码块", "code", "```")];
const ids = (query: string, readings: typeof readingsOf | null = readingsOf): string[] => filterSlash(ENTRIES, query, readings).map(({ id }) => id);

describe("filterSlash", () => {
  it("shows everything before anything is typed", () => {
    expect(ids("")).toEqual(["h1", "table", "task", "math", "code"]);
  });

  it.each([["表", "table"], ["biaoge", "table"], ["bg", "table"], ["yijibt", "h1"], ["h1", "h1"], ["TODO", "task"], ["gs", "math"], ["latex", "math"], ["```", "code"], ["daima", "code"]])("finds by %j", (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  it("puts what begins so before what only contains it", () => {
    expect(ids("bt")).toEqual(["h1"]);
    expect(ids("标题")).toEqual(["h1"]);
  });

  it("finds nothing by what nothing is called, so that the menu goes away", () => {
    expect(ids("或者")).toEqual([]);
    expect(ids("biaoge", null)).toEqual([]);
  });
});
