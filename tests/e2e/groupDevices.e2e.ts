import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, goToForest, row, written } from "#tests/support/forestDriver.ts";
import { goToGroup, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchTwo } from "#tests/support/groupOfTwo.ts";
import type { RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";

/** Two real apps on one machine, both of the same person. */
describe("two devices of one person", () => {
  let desk: RunningApp;
  let laptop: RunningApp;
  beforeAll(async () => {
    [desk, laptop] = await launchTwo();
  });
  afterAll(async () => { await Promise.all([desk, laptop].map((app) => app.dispose())); });

  it("links the second with the same words on both, and the forest comes", async () => {
    await makeGroup(desk.page, "青禾小组");
    await desk.page.getByRole("button", { name: "添加我的另一台设备" }).click();
    const dialog = desk.page.getByRole("dialog", { name: "添加我的另一台设备" });
    const link = await dialog.getByRole("textbox", { name: "设备链接" }).inputValue();
    expect(link).toMatch(/^zhishisenlin:\/\/device\//);
    expect(await axeFindings(desk.page)).toEqual([]);
    await picture(desk, "link");
    await laptop.page.getByRole("button", { name: "用邀请加入小组" }).click();
    const joining = laptop.page.getByRole("dialog");
    await joining.getByLabel("邀请链接").fill(link);
    await joining.getByText("在这个小组里就是周敏", { exact: false }).waitFor();
    await picture(laptop, "found");
    await joining.getByRole("button", { name: "连接这台设备" }).click();
    const seen = await phraseOn(laptop.page, "invited");
    expect(await phraseOn(desk.page, "asked")).toBe(seen);
    expect([...(await axeFindings(desk.page)), ...(await axeFindings(laptop.page))]).toEqual([]);
    await picture(desk, "words");
    await dialog.getByRole("button", { name: "一样，就是我的设备" }).click();
    await dialog.getByText("已经是你的设备", { exact: false }).waitFor();
    await dialog.getByRole("button", { name: "完成" }).click();
    await openJoined(laptop.page);
    await row(laptop.page, "教育智慧").waitFor();
  });

  it("shows on each what the other writes, private notes included", async () => {
    await goToForest(desk.page);
    await addChild(desk.page, "溯本认知", "书房写的点");
    await findBelow(laptop.page, "溯本认知", "书房写的点");
    await addChild(laptop.page, "溯本认知", "笔记本写的点");
    await row(desk.page, "笔记本写的点").waitFor();
    await openOwnNote(desk, "书房写的点");
    await noteText(desk.page).click();
    await desk.page.keyboard.type("only for me");
    await written(desk.page);
    await openOwnNote(laptop, "书房写的点");
    await noteText(laptop.page).getByText("only for me").waitFor();
    await written(laptop.page);
  });

  it("takes the second away, which keeps what it has and gets nothing more", async () => {
    await goToGroup(desk.page);
    await picture(desk, "table");
    await desk.page.getByRole("button", { name: /^移除设备/ }).click();
    await picture(desk, "unlink");
    await desk.page.getByRole("alertdialog").getByRole("button", { name: "移除这台设备" }).click();
    await goToGroup(laptop.page);
    await laptop.page.getByText("这台设备已从“青禾小组”移除").first().waitFor();
    await goToForest(desk.page);
    await addChild(desk.page, "溯本认知", "移除以后写的");
    await written(desk.page);
    await goToForest(laptop.page);
    await row(laptop.page, "书房写的点").waitFor();
    expect(await laptop.page.getByRole("treeitem", { name: "移除以后写的" }).count()).toBe(0);
    expect([...desk.problems, ...laptop.problems]).toEqual([]);
  });
});

async function openOwnNote(app: RunningApp, title: string): Promise<void> {
  await openNote(app.page, title);
  await app.page.locator("[data-panel=note]").getByRole("radio", { name: "仅自己" }).check({ force: true });
}

/** For looking at, when asked for. */
async function picture(app: RunningApp, name: string): Promise<void> {
  const folder = process.env["E2E_PICTURES"];
  if (folder !== undefined) await app.page.screenshot({ path: `${folder}/devices-${name}.png` });
}
