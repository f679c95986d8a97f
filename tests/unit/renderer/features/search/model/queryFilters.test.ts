import { describe, expect, it } from "vitest";
import { hasFilter, toggleFilter, tokenText } from "#renderer/features/search/model/queryFilters.ts";
import { parseQuery } from "#shared/search/index.ts";

const CASES = { name: "类型", value: "案例" };

describe("toggleFilter", () => {
  it("writes the filter behind what is typed and takes it away again", () => {
    expect(toggleFilter("报价 沉默", CASES)).toBe("报价 沉默 类型:案例 ");
    expect(toggleFilter("报价 类型:案例 沉默 ", CASES)).toBe("报价 沉默 ");
    expect(toggleFilter("", CASES)).toBe("类型:案例 ");
  });

  it("knows a filter by another colon and other letters", () => {
    expect(hasFilter("报价 类型：案例", CASES)).toBe(true);
    expect(hasFilter("KIND:Case", { name: "kind", value: "case" })).toBe(true);
    expect(hasFilter("报价 -类型:案例", CASES)).toBe(false);
  });

  it("puts a value with blanks in quotes, so that it is read back as it was", () => {
    const token = { name: "模块", value: "溯本 认知" };
    expect(tokenText(token)).toBe("模块:\"溯本 认知\"");
    const written = toggleFilter("报价 「深 林」", token);
    expect(parseQuery(written)).toMatchObject({ words: [{ folded: "报价" }, { folded: "深 林" }], filters: [{ field: "module", folded: "溯本 认知" }] });
    expect(toggleFilter(written, token)).toBe("报价 「深 林」 ");
  });
});
