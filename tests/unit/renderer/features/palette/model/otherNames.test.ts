// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from "vitest";
import { allActions } from "#renderer/app/actions.ts";
import { loadLanguage, type Language } from "#renderer/i18n/index.ts";
import { otherNames } from "#renderer/features/palette/model/otherNames.ts";
import { paletteResults } from "#renderer/features/palette/model/paletteResults.ts";

const texts = new Map<Language, unknown>();
const textIn = (language: Language) => (key: string): string | null => {
  let found: unknown = texts.get(language);
  for (const part of key.split(".")) found = typeof found === "object" && found !== null ? (found as Readonly<Record<string, unknown>>)[part] : null;
  return typeof found === "string" ? found : null;
};
beforeAll(async () => { for (const language of ["zh-CN", "en"] as const) texts.set(language, await loadLanguage(language)); });

/** What somebody finds who types `query` while the app speaks `language`. */
function found(language: Language, query: string): readonly string[] {
  const t = (key: string): string => textIn(language)(key) ?? key;
  const other = textIn(language === "en" ? "zh-CN" : "en");
  const actions = allActions.map((action) => ({ id: action.id, label: t(action.labelKey), otherNames: otherNames(action, t, other), shortcut: null }));
  return paletteResults(query, { actions, recentIds: [], view: null }).actions.map(({ id }) => id);
}

describe("otherNames", () => {
  it.each(["zh-CN", "en"] as const)("let the templates and the aliases be found by their words in Chinese, pinyin and English (%s)", (language) => {
    for (const query of ["案例模板", "模板", "muban", "anlimoban", "template", "Templates"]) expect(found(language, query), query).toContain("case.templates");
    for (const query of ["化名", "huaming", "匿名", "alias", "pseudonym"]) expect(found(language, query), query).toContain("case.masks");
  });

  it.each([["notes", "view.notes"], ["笔记", "view.notes"], ["versions", "forest.history"], ["版本", "forest.history"], ["回收站", "trash.open"], ["bin", "trash.open"], ["theme", "app.settings"], ["kuaijiejian", "app.shortcuts"], ["members", "group.show"], ["grove", "view.forest"], ["case library", "case.library"]])("%s leads to %s in both languages", (query, id) => {
    expect(found("zh-CN", query)).toContain(id);
    expect(found("en", query)).toContain(id);
  });

  it("are those of the label alone where nothing else was thought of", () => {
    expect(otherNames({ id: "edit.undo", labelKey: "actions.undo" }, (key) => key, () => "Undo")).toEqual(["Undo"]);
    expect(otherNames({ id: "edit.undo", labelKey: "actions.undo" }, (key) => key, () => null)).toEqual([]);
  });

  it("belong to actions that exist", () => {
    const ids = new Set(allActions.map(({ id }) => id.replace(".", "-")));
    const also = (texts.get("en") as { readonly palette: { readonly also: object } }).palette.also;
    expect(Object.keys(also).filter((id) => !ids.has(id))).toEqual([]);
  });
});
