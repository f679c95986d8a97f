// @vitest-environment happy-dom
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { emptySummary, type ChangeSummary } from "#shared/history/index.ts";
import { loadLanguage, type Translate } from "#renderer/i18n/index.ts";
import { wordChanges } from "#renderer/features/history/model/wordChanges.ts";

async function translate(language: "zh-CN" | "en"): Promise<Translate> {
  const i18n = createInstance();
  await i18n.init({ lng: language, resources: { [language]: { translation: await loadLanguage(language) } }, interpolation: { escapeValue: false } });
  return (key, values) => i18n.t(key, { ...values });
}
const point = (title: string): { id: string; title: string; kind: string } => ({ id: `pt_${title}`, title, kind: "point" });
const summary = (part: Partial<ChangeSummary>): ChangeSummary => ({ ...emptySummary(), ...part });

describe("wordChanges", () => {
  it("says what was added, linked and renamed, with names", async () => {
    const changes = summary({
      pointsAdded: { count: 2, some: [point("甲"), point("乙")] },
      linksAdded: { count: 1, some: [{ id: "ln_1", from: "甲", to: "乙", type: "supports", phrase: "" }] },
      pointsRenamed: { count: 1, some: [{ id: "pt_1", before: "旧名", after: "新名", kind: "point" }] },
    });
    expect(wordChanges(changes, await translate("zh-CN"))).toEqual(["新增知识点「甲」「乙」", "关联「甲」→「乙」（支撑）", "改名「旧名」→「新名」"]);
    expect((await translate("en"))("history.words.name", { name: "x" })).toBe("“x”");
    expect(wordChanges(changes, await translate("en"))).toEqual(["Added “甲”, “乙”", "Linked “甲” → “乙” (supports)", "Renamed “旧名” → “新名”"]);
  });

  it("says three names and how many there are", async () => {
    const changes = summary({ pointsRemoved: { count: 12, some: ["甲", "乙", "丙", "丁"].map(point) } });
    expect(wordChanges(changes, await translate("zh-CN"))).toEqual(["移走「甲」「乙」「丙」等 12 个"]);
    expect(wordChanges(changes, await translate("en"))).toEqual(["Removed “甲”, “乙”, “丙” … (12 in all)"]);
  });

  it("gives a link's own words, a nameless point a name, and the forest its new one", async () => {
    const changes = summary({
      forestRenamed: "新森林",
      pointsEdited: { count: 1, some: [point("")] },
      linksRemoved: { count: 1, some: [{ id: "ln_1", from: "甲", to: "乙", type: "free", phrase: "说清渴望" }] },
    });
    expect(wordChanges(changes, await translate("zh-CN"))).toEqual(["森林改名为「新森林」", "修改「无标题」", "移走关联「甲」→「乙」（说清渴望）"]);
  });

  it("says what got another look, what people think of links, and which views were saved", async () => {
    const link = { id: "ln_1", from: "甲", to: "乙", type: "supports", phrase: "" };
    const view = { id: "vw_1", name: "第一课", kind: "walk" };
    const changes = summary({
      pointsRelooked: { count: 1, some: [point("甲")] }, kindsRelooked: { count: 1, some: [{ id: "case" }] }, linksAgreed: { count: 1, some: [link] }, linksDoubted: { count: 1, some: [link] },
      linksOpposed: { count: 1, some: [link] }, viewsSaved: { count: 1, some: [view] }, viewsEdited: { count: 1, some: [view] }, viewsRemoved: { count: 1, some: [view] }, viewsRestored: { count: 1, some: [view] },
    });
    const name = "「甲」→「乙」（支撑）";
    expect(wordChanges(changes, await translate("zh-CN"))).toEqual([
      "改了「甲」的外观", "改了所有「案例」的外观", `认可关联${name}`, `对关联${name}存疑`, `标为相互对立：关联${name}`, "保存视图「第一课」", "修改视图「第一课」", "移走视图「第一课」", "恢复视图「第一课」",
    ]);
  });

  it("says whose notes were written, and that something was discussed", async () => {
    const changes = summary({ notesWritten: { count: 1, some: [point("甲")] }, isDiscussed: true });
    expect(wordChanges(changes, await translate("zh-CN"))).toEqual(["写了「甲」的笔记", "写了讨论"]);
    expect(wordChanges(changes, await translate("en"))).toEqual(["Wrote the note of “甲”", "Wrote in the discussion"]);
  });

  it("says nothing where nothing can be seen", async () => {
    expect(wordChanges(emptySummary(), await translate("zh-CN"))).toEqual([]);
  });
});
