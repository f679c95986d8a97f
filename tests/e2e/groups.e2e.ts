import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, goToForest, row, written } from "#tests/support/forestDriver.ts";
import { approve, goToGroup, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchTwo } from "#tests/support/groupOfTwo.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";

/** What the system's dialog answers on the one machine. */
const FILE = "换线记录.png";

describe("a study group of two", () => {
  let zhou: RunningApp;
  let chen: RunningApp;
  let filesDir = "";
  beforeAll(async () => {
    filesDir = await mkdtemp(join(tmpdir(), "groups-e2e-"));
    [zhou, chen] = await launchTwo({ env: { KNOWLEDGE_FOREST_OPEN_FILE: join(filesDir, FILE) } }, {});
  });
  afterAll(async () => {
    await Promise.all([zhou, chen].map((app) => app.dispose()));
    await rm(filesDir, { recursive: true, force: true });
  });

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
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "周敏写的点");
    await findBelow(chen.page, "溯本认知", "周敏写的点");
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

  it("brings a picture that the other put into a note, and a larger file when it is asked for", async () => {
    await writeFile(join(filesDir, FILE), pictureOf(480, 300));
    await noteText(zhou.page).press("Control+End");
    await zhou.page.keyboard.press("Enter");
    await zhou.page.getByRole("button", { name: "图片" }).click();
    const widthOn = (page: RunningApp["page"]): Promise<number> => noteText(page).locator("figure img").first().evaluate((image: HTMLImageElement) => image.naturalWidth);
    await noteText(zhou.page).locator("figure img").waitFor();
    await noteText(chen.page).locator("figure img").waitFor();
    await expect.poll(() => widthOn(chen.page)).toBe(480);

    await writeFile(join(filesDir, FILE), Buffer.alloc(3 * 1024 * 1024, 7));
    await noteText(zhou.page).press("Control+End");
    await zhou.page.keyboard.press("Enter");
    await zhou.page.keyboard.type("/file");
    await zhou.page.getByRole("option", { name: /文件/ }).first().waitFor();
    await zhou.page.keyboard.press("Enter");
    await noteText(zhou.page).getByRole("button", { name: "另存为" }).waitFor();
    const card = noteText(chen.page).getByRole("group", { name: FILE });
    await card.getByText("周敏的电脑上有").waitFor();
    await card.getByRole("button", { name: /^取回/ }).click();
    await noteText(chen.page).getByRole("button", { name: "另存为" }).waitFor();
    await Promise.all([written(zhou.page), written(chen.page)]);
    expect([...zhou.problems, ...chen.problems]).toEqual([]);
  });

  it("keeps what was written while the other was away, across a restart", async () => {
    const { profileDir } = chen;
    await chen.kill();
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "陈立不在时写的");
    await written(zhou.page);
    chen = await launchApp({ profileDir, besideOthers: true });
    await findBelow(chen.page, "溯本认知", "陈立不在时写的");
  });

  it("stops sending to somebody who was removed, and leaves them their forest", async () => {
    await goToGroup(zhou.page);
    await zhou.page.getByRole("button", { name: /陈立：角色和移出/ }).click();
    await zhou.page.getByRole("menuitem", { name: /移出小组/ }).click();
    await zhou.page.getByRole("alertdialog").getByRole("button", { name: "移出", exact: true }).click();
    await goToGroup(chen.page);
    await chen.page.getByText("你已被移出“青禾小组”").first().waitFor();
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "移出以后写的");
    await written(zhou.page);
    await goToForest(chen.page);
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

/** A picture of many colours, as a bitmap. */
function pictureOf(widthPx: number, heightPx: number): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM", "latin1");
  for (const [at, value] of [[2, 54 + widthPx * heightPx * 3], [10, 54], [14, 40], [18, widthPx], [22, heightPx]] as const) head.writeUInt32LE(value, at);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set([150, 90 + ((at / 3) % widthPx) % 150, 60 + Math.floor(at / 3 / widthPx) % 180], at);
  return Buffer.concat([head, pixels]);
}
