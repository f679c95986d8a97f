import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { freshSectionKey, parseBuiltInTemplates, readTemplate, templatesOf, TEMPLATE_LIMITS, writeTemplate, type TemplateSpec } from "#shared/cases/index.ts";
import { addView, editView, moveView, removeView } from "#shared/forest/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

const shipped: unknown = JSON.parse(readFileSync(new URL("../../../../assets/templates/cases.json", import.meta.url), "utf8"));
const spec: TemplateSpec = { about: "拜访之后", sections: [{ key: "part-1", name: "看到", hint: "" }, { key: "part-2", name: "想到", hint: "三条" }], fields: ["who"] };

describe("the shipped templates", () => {
  it("are six, and the first is told in trouble, action, again and turn", () => {
    const templates = parseBuiltInTemplates(shipped, "zh-CN");
    expect(templates.map(({ name }) => name)).toEqual(["困行困逆", "客户现场案例", "客户概要故事", "诊断", "复盘", "自由"]);
    expect(templates[0]?.sections.map(({ key, name }) => `${key} ${name}`)).toEqual(["trouble 困境", "action 行动", "again 再遇困难", "turn 逆转"]);
  });

  it("have the same parts in both languages, each with a key of its own", () => {
    const [zh, en] = [parseBuiltInTemplates(shipped, "zh-CN"), parseBuiltInTemplates(shipped, "en")];
    expect(en.map(({ id, sections, fields }) => [id, sections.map(({ key }) => key), fields])).toEqual(zh.map(({ id, sections, fields }) => [id, sections.map(({ key }) => key), fields]));
    for (const { sections } of zh) expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
    expect(JSON.stringify(en)).not.toMatch(/\p{Script=Han}/u);
  });

  it("are read strictly", () => {
    expect(() => parseBuiltInTemplates([{ id: "x" }], "en")).toThrow();
  });
});

describe("templates of a forest", () => {
  it("are saved views of their own kind, after the shipped ones, and can be renamed, moved and removed", () => {
    const forest = testForest();
    const id = must(addView(forest, { kind: "template", name: "拜访", spec: writeTemplate(spec) }));
    const second = must(addView(forest, { kind: "template", name: "电话", spec: writeTemplate({ ...spec, sections: [] }) }));
    must(addView(forest, { kind: "view", name: "不是模板", spec: "{}" }));
    expect(templatesOf(forest.view, []).map(({ name, isOwn }) => [name, isOwn])).toEqual([["拜访", true], ["电话", true]]);
    expect(templatesOf(forest.view, [])[0]).toEqual({ id, name: "拜访", isOwn: true, ...spec });
    must(editView(forest, { id, name: "现场拜访" }));
    must(moveView(forest, { id: second, afterId: null }));
    expect(templatesOf(forest.view, parseBuiltInTemplates(shipped, "zh-CN")).map(({ name }) => name).slice(5)).toEqual(["自由", "电话", "现场拜访"]);
    must(removeView(forest, { id }));
    expect(templatesOf(forest.view, []).map(({ name }) => name)).toEqual(["电话"]);
    expect(refusal(addView(forest, { kind: "template", name: "", spec: "{}" }))).toBe("invalid-name");
  });

  it("are left out when a peer wrote something else: another version, twice the same key, too many parts", () => {
    const read = (text: string): unknown => readTemplate({ id: "vw_a", kind: "template", name: "坏", spec: text });
    const section = { key: "a", name: "名", hint: "" };
    const bad = [
      "", "[", "null", '{"version":2,"about":"","sections":[],"fields":[]}',
      JSON.stringify({ version: 1, about: "", sections: [section, section], fields: [] }),
      JSON.stringify({ version: 1, about: "", sections: [{ ...section, key: "<script>" }], fields: [] }),
      JSON.stringify({ version: 1, about: "", sections: [], fields: ["salary"] }),
      JSON.stringify({ version: 1, about: "", sections: Array.from({ length: TEMPLATE_LIMITS.sections + 1 }, (_each, index) => ({ ...section, key: `a${index}` })), fields: [] }),
    ];
    expect(bad.map(read)).toEqual(bad.map(() => null));
    expect(readTemplate({ id: "vw_a", kind: "walk", name: "路径", spec: writeTemplate(spec) })).toBeNull();
  });

  it("give a new part a key that no other has", () => {
    expect(freshSectionKey([])).toBe("part-1");
    expect(freshSectionKey(["part-2", "x"])).toBe("part-3");
    expect(freshSectionKey(["part-3", "part-4"])).toBe("part-5");
  });
});
