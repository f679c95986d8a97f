import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantFirstForest } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { spokenRows } from "#tests/support/spokenRows.ts";

describe("what a screen reader says of the outline", () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp();
    await plantFirstForest(running.page);
  });
  afterAll(async () => { await running.dispose(); });

  it("names each row, its level, its place among its siblings, and whether it is open", async () => {
    expect((await spokenRows(running.page, "[data-panel=outline]")).slice(0, 13).join("\n")).toMatchInlineSnapshot(`
      "tree “大纲”, multiselectable true
      treeitem “教育智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “精英教育教育 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “营销智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “倒追营销营销 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “管理智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “赋能管理管理 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “逻辑智慧 下面有 15 个知识点”, level 1, expanded true, selected false
      treeitem “溯本认知认知 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “全胜战略策略 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “整体学习学习 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “人际智慧 下面有 15 个知识点”, level 1, expanded true, selected false
      treeitem “感性心理心理 下面有 5 个知识点”, level 2, expanded false, selected false"
    `);
  });
});
