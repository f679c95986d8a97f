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

  it("names each row, how deep it stands, whether it is open, and how much is below it", async () => {
    expect((await spokenRows(running.page, "[data-panel=outline]")).slice(0, 13).join("\n")).toMatchInlineSnapshot(`
      "tree “大纲”, multiselectable true
      treeitem “教育智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “精英教育 教育 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “营销智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “倒追营销 营销 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “管理智慧 下面有 5 个知识点”, level 1, expanded true, selected false
      treeitem “赋能管理 管理 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “逻辑智慧 下面有 15 个知识点”, level 1, expanded true, selected false
      treeitem “溯本认知 认知 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “全胜战略 策略 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “整体学习 学习 下面有 5 个知识点”, level 2, expanded false, selected false
      treeitem “人际智慧 下面有 15 个知识点”, level 1, expanded true, selected false
      treeitem “感性心理 心理 下面有 5 个知识点”, level 2, expanded false, selected false"
    `);
  });
});
