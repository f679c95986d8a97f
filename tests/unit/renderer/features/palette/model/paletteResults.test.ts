import { describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import { paletteResults, type ActionChoice } from "#renderer/features/palette/model/paletteResults.ts";
import { testForest, must } from "#tests/support/testForest.ts";

const actions: readonly ActionChoice[] = ["新知识点", "撤销", "重做"].map((label, index) => ({ id: `a${index}`, label, otherNames: [], shortcut: null }));

describe("paletteResults", () => {
  it("offers what was used last first, before anything is typed, and no points", () => {
    const results = paletteResults("", { actions, recentIds: ["a2"], view: null });
    expect(results.actions.map(({ id }) => id)).toEqual(["a2", "a0", "a1"]);
    expect(results.points).toEqual([]);
  });

  it("finds commands by initials", () => {
    expect(paletteResults("cx", { actions, recentIds: [], view: null }).actions.map(({ label }) => label)).toEqual(["撤销"]);
  });

  it("finds commands by their other names, after those that are called so", () => {
    const named: readonly ActionChoice[] = [
      { id: "templates", label: "案例模板…", otherNames: ["Case templates…", "范例", "headings"], shortcut: null },
      { id: "library", label: "案例库", otherNames: ["Case library", "案例模板"], shortcut: null },
    ];
    const found = (query: string): readonly string[] => paletteResults(query, { actions: named, recentIds: [], view: null }).actions.map(({ id }) => id);
    expect(found("templates")).toEqual(["templates"]);
    expect([found("范例"), found("fanli"), found("fl"), found("HEAD")]).toEqual([["templates"], ["templates"], ["templates"], ["templates"]]);
    expect(found("案例模板")).toEqual(["templates", "library"]);
    expect([found("muban"), found("mb")]).toEqual([["templates", "library"], ["templates", "library"]]);
    expect(found("zzz")).toEqual([]);
  });

  it("finds points by title, other name and pinyin, the closest first", () => {
    const forest = testForest();
    must(addPoint(forest, { title: "为什么认知会错", parentId: null }));
    must(addPoint(forest, { title: "认知", parentId: null }));
    must(addPoint(forest, { title: "关系", parentId: null }));
    expect(paletteResults("认知", { actions, recentIds: [], view: forest.view }).points.map(({ title }) => title)).toEqual(["认知", "为什么认知会错"]);
    expect(paletteResults("gx", { actions, recentIds: [], view: forest.view }).points.map(({ title }) => title)).toEqual(["关系"]);
  });
});
