import { describe, expect, it } from "vitest";
import { parseQuery } from "#shared/search/parseQuery.ts";

const words = (text: string): readonly string[] => parseQuery(text).words.map(({ folded }) => folded);
const codes = (text: string): readonly string[] => parseQuery(text).problems.map(({ code }) => code);

describe("parseQuery", () => {
  it("parts words at blanks, full-width ones too, and folds them", () => {
    expect(words(" 光合　雙贏 ABC ")).toEqual(["光合", "双赢", "abc"]);
  });

  it("takes what stands in any kind of quotes as one phrase", () => {
    for (const text of ["\"deep work\"", "“deep work”", "「deep work」", "『deep work』", "“deep work\""]) {
      expect(parseQuery(text).words).toEqual([{ folded: "deep work", isPhrase: true }]);
    }
  });

  it("reads exclusions with any kind of minus, and leaves a lone minus and a hyphen inside a word alone", () => {
    expect(parseQuery("光合 -暗反应 －呼吸").excluded.map(({ folded }) => folded)).toEqual(["暗反应", "呼吸"]);
    expect(words("to-do - 完")).toEqual(["to-do", "-", "完"]);
    expect(parseQuery("树 -「深 林」").excluded).toEqual([{ folded: "深 林", isPhrase: true }]);
  });

  it("reads filters by English and Chinese names and with either colon", () => {
    expect(parseQuery("kind:case 类型：案例 module:认知 模块：\"溯本 认知\" tag:复习 标签:「要 点」 author:敏 作者：敏 has:case 有:案例 is:private 是：私密").filters).toEqual([
      { field: "kind", kind: "case", isExcluded: false }, { field: "kind", kind: "case", isExcluded: false },
      { field: "module", folded: "认知", isExcluded: false }, { field: "module", folded: "溯本 认知", isExcluded: false },
      { field: "tag", folded: "复习", isExcluded: false }, { field: "tag", folded: "要 点", isExcluded: false },
      { field: "author", folded: "敏", isExcluded: false }, { field: "author", folded: "敏", isExcluded: false },
      { field: "hasCase", isExcluded: false }, { field: "hasCase", isExcluded: false },
      { field: "isPrivate", isExcluded: false }, { field: "isPrivate", isExcluded: false },
    ]);
  });

  it("lets a filter be excluded", () => {
    expect(parseQuery("-kind:case 让价").filters).toEqual([{ field: "kind", kind: "case", isExcluded: true }]);
  });

  it("leaves alone what only looks like a filter", () => {
    expect(words("http://a.cn 比例3:2 constructor:x __proto__:y")).toEqual(["http://a.cn", "比例3:2", "constructor:x", "__proto__:y"]);
    expect(codes("http://a.cn")).toEqual([]);
  });

  it("says what it could not read and goes on with the rest", () => {
    const query = parseQuery("kind:树 has:图 is:红 tag: 光合");
    expect(query.problems.map(({ code }) => code)).toEqual(["unknown-kind", "unknown-has", "unknown-is", "missing-value"]);
    expect(query.words.map(({ folded }) => folded)).toEqual(["光合"]);
  });

  it("takes an open quotation as it stands, since somebody is still typing, and says so", () => {
    expect(parseQuery("“光合 作用").words).toEqual([{ folded: "光合 作用", isPhrase: true }]);
    expect(codes("“光合 作用")).toEqual(["unclosed-quote"]);
  });

  it("says that exclusions alone find nothing", () => {
    expect(codes("-光合")).toEqual(["nothing-wanted"]);
    expect(codes("")).toEqual([]);
  });
});
