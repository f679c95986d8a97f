import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { startPlanted } from "#tests/support/startPlanted.ts";

const TITLE = "报价之后，对方沉默了两周";
const TROUBLE = "赵经理要我先发一份报价看看，此后整整两周电话不接。";
const INSIDE = "整整两周";
const PHOTO = "换线记录.png";

// One case from the first word to the group: written from a template, tied to points and to a link, kept to oneself, shared, found again, deleted and brought back.
describe("a case", () => {
  let running: RunningApp;
  let page: Page;
  let profileDir: string;
  let photo: string;
  beforeAll(async () => {
    profileDir = await mkdtemp(join(tmpdir(), "forest-case-"));
    photo = join(profileDir, PHOTO);
    await writeFile(photo, pngOf(240, 160));
    ({ running, page } = await startPlanted({ profileDir, env: { KNOWLEDGE_FOREST_OPEN_FILE: photo } }));
  });
  afterAll(async () => {
    await running.dispose();
    await rm(profileDir, { recursive: true, force: true });
  });
  const editor = () => page.locator("[data-panel=note] .ProseMirror");
  const side = () => page.locator("[data-panel=inspector]");

  it("begins with a template, private, with its headings in the note", async () => {
    await row(page, "溯本认知").click();
    await page.keyboard.press("Control+Shift+c");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.type(TITLE);
    await page.keyboard.press("Enter");
    await editor().getByRole("heading", { name: "困境" }).waitFor();
    expect(await editor().locator("h2").allInnerTexts()).toEqual(["困境", "行动", "再遇困难", "逆转"]);
    expect(await page.locator("[data-panel=note]").getByRole("radio", { name: "仅自己" }).isChecked()).toBe(true);
  });

  it("takes what is written below a heading, and says when it is on disk", async () => {
    await editor().locator("h2 + p").first().click();
    await page.keyboard.type(TROUBLE);
    await editor().getByText(TROUBLE).waitFor();
    await written(page);
    const docs = await docsInLog(profileDir);
    expect(docs.filter((name) => name.startsWith("my:note:"))).toHaveLength(1);
    expect(docs.filter((name) => name.startsWith("note:")), "nothing of a private case goes into a shared document").toEqual([]);
  });

  it("illustrates a second point and a link", async () => {
    await side().getByText("印证 1").waitFor();
    await addProof(page, "双赢关系");
    await side().getByText("印证 2").waitFor();
    await addProof(page, "溯本认知", "link");
    await side().getByText("印证 3").waitFor();
  });

  it("holds a photo, which is kept by the forest and shown from there", async () => {
    await editor().locator("h2 + p").nth(1).click();
    await page.getByRole("button", { name: "图片" }).click();
    const picture = editor().locator("img");
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(240);
    expect(await picture.getAttribute("src")).toMatch(/^attachment:/);
    await written(page);
  });

  it("is found by a word in its middle", async () => {
    await page.keyboard.press("Control+p");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type(INSIDE);
    const found = page.getByRole("dialog").getByRole("option").filter({ hasText: TITLE });
    await found.waitFor();
    expect(await found.locator("mark").first().innerText()).toBe(INSIDE);
    await page.keyboard.press("Control+Enter");
    await editor().getByText(TROUBLE).waitFor();
    await expect.poll(() => page.locator("[data-panel=note] .is-revealed").allTextContents(), { message: "the words that were looked for are marked" }).toEqual([INSIDE]);
    expect(await page.evaluate(() => getSelection()?.toString()), "and not selected: the next key would write over them").toBe("");
  });

  it("has no finding of the accessibility check", async () => {
    expect(await axeFindings(page)).toEqual([]);
  });

  it("shows exactly what others will see before it is shared, and then is", async () => {
    await page.locator("[data-panel=note]").getByRole("radio", { name: "小组" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(TROUBLE).waitFor();
    await dialog.getByText(PHOTO, { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "分享", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await editor().getByText(TROUBLE).waitFor();
    await written(page);
    expect((await docsInLog(profileDir)).filter((name) => name.startsWith("note:"))).toHaveLength(1);
    expect(await editor().locator("img").count()).toBe(1);
  });

  it("is taken back, changed and shared again: the group reads what it says now, and nothing that was written is out of reach", async () => {
    const notes = page.locator("[data-panel=notes] [role=listbox]");
    const group = page.locator("[data-panel=note]").getByRole("radio", { name: "小组" });
    await notes.focus();
    await page.keyboard.press("Control+z");
    await page.getByText(`已撤销：分享「${TITLE}」`).waitFor();
    await editor().locator("h2 + p").nth(2).click();
    await page.keyboard.type("后来他自己回了电话。");
    await written(page);
    await group.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("小组里那份笔记会换成现在这份").waitFor();
    await dialog.getByText("后来他自己回了电话。").waitFor();
    await dialog.getByRole("button", { name: "分享", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "分享前的原稿" }).waitFor();
    await editor().getByText("后来他自己回了电话。").click();
    await page.keyboard.press("End");
    await page.keyboard.type("大家都松了口气。");
    await written(page);
    await notes.focus();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "分享期间的那份" }).click();
    await editor().getByText("大家都松了口气。").waitFor();
    expect(await editor().getAttribute("contenteditable")).toBe("false");
    await group.click();
    // What others would read is shown, whichever of the two it is.
    await dialog.getByRole("radio", { name: "换成我现在这份" }).check({ force: true });
    expect(await dialog.getByText("大家都松了口气。").count()).toBe(0);
    await dialog.getByRole("radio", { name: "留着小组里那份" }).check({ force: true });
    await dialog.getByText("大家都松了口气。").waitFor();
    await dialog.getByRole("button", { name: "分享", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await editor().getByText("大家都松了口气。").waitFor();
    await written(page);
  });

  it("goes to the trash and comes back with its words", async () => {
    await page.getByRole("button", { name: "森林", exact: true }).click();
    await row(page, TITLE).click();
    await page.keyboard.press("Delete");
    await row(page, TITLE).waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, TITLE).click();
    await page.keyboard.press("Control+e");
    await editor().getByText(TROUBLE).waitFor();
  });

  it("is as it was after the app was ended without a word", async () => {
    await written(page);
    await running.kill();
    running = await launchApp({ profileDir });
    page = running.page;
    await page.getByRole("tree").waitFor();
    await page.keyboard.press("Control+p");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type(INSIDE);
    await page.getByRole("dialog").getByRole("option").filter({ hasText: TITLE }).waitFor();
    await page.keyboard.press("Control+Enter");
    await editor().getByText(TROUBLE).waitFor();
    await expect.poll(() => editor().locator("img").evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(240);
    expect(running.problems).toEqual([]);
  });
});

/** Ties the open case to what answers this name: a point, or a link. */
async function addProof(page: Page, name: string, kind: "point" | "link" = "point"): Promise<void> {
  const side = page.locator("[data-panel=inspector]");
  await side.getByRole("button", { name: "添加" }).first().click();
  await side.getByRole("combobox").fill(name);
  const options = side.getByRole("option");
  await options.first().waitFor();
  const wanted = kind === "point" ? options.first() : options.filter({ hasText: "→" }).first();
  await wanted.click();
  await side.getByRole("button", { name: "添加", exact: true }).last().click();
}

/** The documents that records in the live log belong to. */
async function docsInLog(profileDir: string): Promise<string[]> {
  const names = new Set<string>();
  const forestsDir = join(profileDir, "forests");
  for (const forest of await readdir(forestsDir)) {
    if (!forest.startsWith("fr_")) continue;
    const logDir = join(forestsDir, forest, "log");
    for (const file of await readdir(logDir)) {
      const text = (await readFile(join(logDir, file))).toString("latin1");
      for (const [, name = ""] of text.matchAll(/((?:my:)?(?:note:pt_[A-Za-z0-9_-]{1,64}|discussion))pr_/g)) names.add(name);
    }
  }
  return [...names];
}

/** A picture of one colour, as a PNG file. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x8a)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** The checksum of PNG; not the one of our log (CRC-32C). */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
