import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, goToForest, written } from "#tests/support/forestDriver.ts";
import { approve, everybodyHasAll, goToGroup, groupMenu, invite, knock, openJoined, pauseSync, phraseOn, resumeSync } from "#tests/support/groupDriver.ts";
import { startGroupOfTwo } from "#tests/support/groupOfTwo.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";
import type { RunningApp } from "#tests/support/launchApp.ts";

/** What holds a group together when no network does, and what is left to somebody who goes. */
describe("a study group apart", () => {
  let folder: string;
  let zhou: RunningApp;
  let su: RunningApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "forest-apart-"));
    const file = join(folder, "青禾.zslx");
    [zhou, su] = await startGroupOfTwo("苏婉", { env: { KNOWLEDGE_FOREST_SAVE_FILE: file, KNOWLEDGE_FOREST_OPEN_FILE: file } });
  });
  afterAll(async () => {
    await Promise.all([zhou, su].map((app) => app.dispose()));
    await rm(folder, { recursive: true, force: true });
  });

  it("carries changes in a file where there is no network, and twice does no harm", async () => {
    await groupMenu(su.page, "网络设置…");
    await su.page.getByRole("dialog").getByRole("switch", { name: /暂停同步/ }).click();
    expect(await axeFindings(su.page)).toEqual([]);
    await su.page.keyboard.press("Escape");
    await su.page.getByText("同步已暂停").first().waitFor();
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "用文件带来的点");
    await written(zhou.page);
    await goToGroup(zhou.page);
    await zhou.page.getByRole("button", { name: "导出增量文件" }).click();
    await zhou.page.getByText(/处改动已存到/).waitFor();
    expect((await stat(join(folder, "青禾.zslx"))).size).toBeGreaterThan(100);
    for (const answer of [/收进了 \d+ 处改动/, /文件里没有新的改动/]) {
      await groupMenu(su.page, "导入增量文件…");
      await su.page.getByText(answer).waitFor();
    }
    await goToForest(su.page);
    await findBelow(su.page, "溯本认知", "用文件带来的点");
    await resumeSync(su.page);
    await everybodyHasAll(su.page);
  });

  it("puts back what one writes into a paragraph while the other, out of reach, joins it to the one before", async () => {
    for (const app of [zhou, su]) {
      await goToForest(app.page);
      await openNote(app.page, "溯本认知");
    }
    await noteText(zhou.page).click();
    await zhou.page.keyboard.type("先停下来。");
    await zhou.page.keyboard.press("Enter");
    await zhou.page.keyboard.type("听客户说。");
    await noteText(su.page).getByText("听客户说。").waitFor();
    await pauseSync(su.page);
    await goToForest(su.page);
    await openNote(su.page, "溯本认知");
    await noteText(su.page).getByText("听客户说。").click();
    await su.page.keyboard.press("End");
    await su.page.keyboard.type("他要的不是低价。");
    await noteText(zhou.page).getByText("听客户说。").click();
    await zhou.page.keyboard.press("Home");
    await zhou.page.keyboard.press("Backspace");
    await noteText(zhou.page).getByText("先停下来。听客户说。").waitFor();
    await resumeSync(su.page);
    await everybodyHasAll(su.page);
    await su.page.getByText("你写的字没有丢").first().waitFor();
    await goToForest(su.page);
    await openNote(su.page, "溯本认知");
    for (const { page } of [zhou, su]) {
      await noteText(page).locator("mark").getByText("他要的不是低价。").waitFor();
      // The other's caret has its owner's name on it.
      const lines = await noteText(page).locator("p").allTextContents();
      expect(lines.map((line) => line.replace(/周敏|苏婉/, ""))).toEqual(["先停下来。听客户说。", "他要的不是低价。"]);
    }
  });

  it("leaves, keeps the forest, and comes back by a new invite", async () => {
    await groupMenu(su.page, "离开小组…");
    await su.page.getByRole("alertdialog").getByRole("button", { name: "离开", exact: true }).click();
    await su.page.getByText("你已离开“青禾小组”").first().waitFor();
    await goToForest(su.page);
    await addChild(su.page, "溯本认知", "离开以后自己写的");
    await written(su.page);
    const link = await invite(zhou.page, "讨论");
    await su.page.keyboard.press("Control+o");
    await su.page.getByRole("dialog").getByRole("button", { name: "用邀请加入…" }).click();
    await knock(su.page, link, "苏婉");
    await phraseOn(zhou.page, "asked");
    await approve(zhou.page);
    await openJoined(su.page);
    await su.page.getByText("你在这个小组里参与讨论").first().waitFor();
    await goToForest(su.page);
    await findBelow(su.page, "溯本认知", "用文件带来的点");
    expect(await su.page.getByRole("treeitem", { name: "离开以后自己写的" }).count()).toBe(0);
    expect([...zhou.problems, ...su.problems]).toEqual([]);
  });
});
