import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { approve, goToGroup, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";

/** Two real apps on one machine, each with a profile of its own, that find each other as on a network at home. */
describe("a study group of two", () => {
  let zhou: RunningApp;
  let chen: RunningApp;
  beforeAll(async () => {
    [zhou, chen] = await Promise.all([launchApp({ besideOthers: true }), launchApp({ besideOthers: true })]);
    await plantFirstForest(zhou.page, "周敏");
  });
  afterAll(async () => { await Promise.all([zhou, chen].map((app) => app.dispose())); });

  it("invites, compares the words, approves; the forest comes", async () => {
    await makeGroup(zhou.page, "青禾小组");
    const link = await invite(zhou.page);
    expect(link).toMatch(/^zhishisenlin:\/\/join\//);
    await knockFromWelcome(chen.page, link, "陈立");
    const seen = await phraseOn(chen.page, "invited");
    expect(await phraseOn(zhou.page, "asked")).toBe(seen);
    expect(await axeFindings(zhou.page)).toEqual([]);
    expect(await axeFindings(chen.page)).toEqual([]);
    await approve(zhou.page);
    await openJoined(chen.page);
    await row(chen.page, "教育智慧").waitFor();
    await zhou.page.getByRole("table", { name: "成员和同步" }).getByText("陈立").waitFor();
  });

  it("shows each what the other writes: points, and notes with an input method", async () => {
    await zhou.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await addChild(zhou.page, "溯本认知", "周敏写的点");
    await row(chen.page, "溯本认知").click();
    await chen.page.keyboard.press("ArrowRight");
    await row(chen.page, "周敏写的点").waitFor();
    await addChild(chen.page, "溯本认知", "陈立写的点");
    await row(zhou.page, "陈立写的点").waitFor();

    await openNote(zhou.page, "周敏写的点");
    await typeComposed(zhou, ["先", "先问", "先问为什么"]);
    await openNote(chen.page, "周敏写的点");
    await noteText(chen.page).getByText("先问为什么").waitFor();
    await noteText(chen.page).press("Control+End");
    await typeComposed(chen, ["，", "，再问", "，再问怎么办"]);
    await noteText(zhou.page).getByText("先问为什么，再问怎么办").waitFor();
    await Promise.all([written(zhou.page), written(chen.page)]);
  });

  it("keeps what was written while the other was away, across a restart", async () => {
    const { profileDir } = chen;
    await chen.kill();
    await zhou.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await addChild(zhou.page, "溯本认知", "陈立不在时写的");
    await written(zhou.page);
    chen = await launchApp({ profileDir, besideOthers: true });
    await row(chen.page, "溯本认知").click();
    await chen.page.keyboard.press("ArrowRight");
    await row(chen.page, "陈立不在时写的").waitFor();
  });

  it("stops sending to somebody who was removed, and leaves them their forest", async () => {
    await goToGroup(zhou.page);
    await zhou.page.getByRole("button", { name: /陈立：角色和移出/ }).click();
    await zhou.page.getByRole("menuitem", { name: /移出小组/ }).click();
    await zhou.page.getByRole("alertdialog").getByRole("button", { name: "移出", exact: true }).click();
    await goToGroup(chen.page);
    await chen.page.getByText("你已被移出“青禾小组”").first().waitFor();
    await zhou.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await addChild(zhou.page, "溯本认知", "移出以后写的");
    await written(zhou.page);
    await chen.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await row(chen.page, "陈立不在时写的").waitFor();
    expect(await chen.page.getByRole("treeitem", { name: "移出以后写的" }).count()).toBe(0);
    expect([...zhou.problems, ...chen.problems]).toEqual([]);
  });
});

/** Types through the browser's own input-method protocol, as an input method does. */
async function typeComposed({ page }: RunningApp, stages: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of stages) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send("Input.insertText", { text: stages.at(-1) ?? "" });
  await session.detach();
}
