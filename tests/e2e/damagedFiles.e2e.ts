import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { compactForest } from "#electron/durableLog/compactForest.ts";
import { createFileLog } from "#electron/durableLog/index.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { createForest, DOC_NAMES, foldUpdates, loadDocuments } from "#shared/forest/index.ts";
import { crc32c } from "#shared/storage/index.ts";
import { addChild, row, written } from "#tests/support/forestDriver.ts";
import { adding, addTitled, cutOff, flipRecordWith, readBack, setAsideFiles, writeSittings, type DamagedProfile, type Sitting } from "#tests/support/damagedProfile.ts";
import { mirroredBytes } from "#tests/support/mirroredBytes.ts";
import { launchOverCdp, type CdpApp } from "#tests/support/launchOverCdp.ts";

let profileDir: string;
let running: CdpApp | null = null;
beforeEach(async () => { profileDir = await mkdtemp(join(tmpdir(), "forest-damaged-")); });
afterEach(async () => {
  await running?.dispose();
  running = null;
  await rm(profileDir, { recursive: true, force: true });
});

async function start(): Promise<Page> {
  const command = process.env["ELECTRON_PATH"];
  if (command === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  running = await launchOverCdp({ command, args: [...asRoot, "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")] });
  return running.page;
}

async function quit(): Promise<void> {
  expect(running?.problems).toEqual([]);
  await running?.quit();
  running = null;
}

const banner = (page: Page): ReturnType<Page["locator"]> => page.getByRole("alert");

/** The health report as it reads after "查看详情". */
async function healthText(page: Page): Promise<string> {
  await banner(page).getByRole("button", { name: "查看详情" }).click();
  return readHealth(page);
}

/** The health report, asked for by name: what reading had to guess raises no alarm of its own. */
async function healthByPalette(page: Page): Promise<string> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("健康检查");
  await page.getByRole("option", { name: /健康检查/ }).click();
  return readHealth(page);
}

async function readHealth(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "健康检查" });
  await dialog.waitFor();
  const text = await dialog.innerText();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  return text;
}

/** Work goes on after the damage: a new point is written, and is there after the next start. */
async function goesOn(page: Page, parent: string): Promise<Page> {
  await addChild(page, parent, "损坏之后写的");
  await written(page);
  await quit();
  const again = await start();
  await row(again, "损坏之后写的").waitFor();
  return again;
}

/** Lets the app run until the mirror holds a title. */
async function fillMirror(forestId: string, title: string): Promise<void> {
  const page = await start();
  await expect.poll(async () => (await mirroredBytes(page, forestId)).includes(title), { timeout: 20_000 }).toBe(true);
  await quit();
}

describe("a log with damage", () => {
  it("whose last record is cut off keeps everything before it, says so, and appends where the sound part ends", async () => {
    const { logFile, forestDir } = await writeSittings(profileDir, [adding("写完的一句", "断电前的一句")]);
    await cutOff(logFile, 7);
    const page = await start();
    await row(page, "写完的一句").waitFor();
    expect(await row(page, "断电前的一句").count()).toBe(0);
    await banner(page).getByText("读得出的内容都保留了", { exact: false }).waitFor();
    expect(await healthText(page)).toContain("最后一条记录只写了一半");
    expect(await setAsideFiles(forestDir)).toHaveLength(1);
    const again = await goesOn(page, "写完的一句");
    expect(await banner(again).count()).toBe(0);
    expect(await row(again, "写完的一句").count()).toBe(1);
  });

  it("in a record of the middle keeps what other sittings wrote before and after it, and never touches the damaged file again", async () => {
    const { logFile, forestDir } = await writeSittings(profileDir, [adding("第一天"), adding("第二天"), adding("第三天")]);
    await flipRecordWith(logFile, "第二天");
    const spoilt = await readFile(logFile);
    const page = await start();
    await row(page, "第一天").waitFor();
    await row(page, "第三天").waitFor();
    expect(await row(page, "第二天").count()).toBe(0);
    await banner(page).getByText("日志、归档和备份里都没有找到", { exact: false }).waitFor();
    const health = await healthText(page);
    expect(health).toContain("有一条记录损坏了，已跳过");
    expect(health).toContain("损坏处之后的记录照常读出：1 条");
    const again = await goesOn(page, "第三天");
    expect(await row(again, "第一天").count()).toBe(1);
    expect(await readFile(logFile)).toEqual(spoilt);
    const [copy = ""] = await setAsideFiles(forestDir);
    expect(await readFile(join(forestDir, "damaged", copy))).toEqual(spoilt);
  });

  it("in the middle of one sitting gets the lost record back from the mirror and writes it anew", async () => {
    const { logFile, forestDir, forestId } = await writeSittings(profileDir, [adding("上午", "中午", "下午")]);
    await fillMirror(forestId, "下午");
    await flipRecordWith(logFile, "中午");
    const page = await start();
    for (const title of ["上午", "中午", "下午"]) await row(page, title).waitFor();
    await banner(page).waitFor();
    const health = await healthText(page);
    expect(health).toContain("有一条记录损坏了");
    expect(health).toContain("已从本机的备份镜像找回");
    await written(page);
    await quit();
    const { docs } = await readBack(forestDir);
    expect(titlesIn(docs.forest)).toEqual(["上午", "下午", "中午"]);
  });

  it("in the middle of one sitting, with no mirror, goes on and keeps the bytes that wait for the lost record", async () => {
    const { logFile, forestDir } = await writeSittings(profileDir, [adding("上午", "中午", "下午"), adding("第二天")]);
    const before = await readBack(forestDir);
    const lost = before.updates.filter((update) => Buffer.from(update.bytes).includes("中午"));
    await flipRecordWith(logFile, "中午");
    const page = await start();
    for (const title of ["上午", "第二天"]) await row(page, title).waitFor();
    await banner(page).getByText("日志、归档和备份里都没有找到", { exact: false }).waitFor();
    await goesOn(page, "第二天");
    await quit();
    const { updates } = await readBack(forestDir);
    const { docs } = loadDocuments([...updates, ...lost]);
    expect(titlesIn(docs.forest)).toEqual(["上午", "下午", "中午", "损坏之后写的", "第二天"]);
  });

  it("that is there but empty is filled again from the mirror", async () => {
    const { logFile, forestId } = await writeSittings(profileDir, [adding("空文件之前")]);
    await fillMirror(forestId, "空文件之前");
    await truncate(logFile, 0);
    const page = await start();
    await row(page, "空文件之前").waitFor();
    await banner(page).getByText("已从本机的另一份副本找回", { exact: false }).waitFor();
    await goesOn(page, "空文件之前");
  });

  it("that is there but empty, with no mirror either, says so and opens as a forest one can plant in", async () => {
    const { logFile } = await writeSittings(profileDir, [adding("不在了")]);
    await truncate(logFile, 0);
    const page = await start();
    await banner(page).getByText("有一处记录损坏", { exact: false }).waitFor();
    await page.getByRole("button", { name: "写下第一个知识点" }).click();
    const field = page.getByRole("textbox", { name: "新知识点的标题" });
    await field.fill("从头再来");
    await field.press("Enter");
    await row(page, "从头再来").waitFor();
    await goesOn(page, "从头再来");
  });
});

function titlesIn(doc: Y.Doc): string[] {
  return [...doc.getMap("points").values()].map((point) => (point instanceof Y.Map ? String(point.get("title")) : "")).sort();
}

/** What no version of ours writes: a peer's mistake, a later version, a tampered file. */
const strangeThings: Sitting = (forest) => {
  const sound = addTitled(forest, "好好的一句", null);
  const doc = forest.docs.forest;
  const points = doc.getMap("points");
  const links = doc.getMap("links");
  const record = (fields: Readonly<Record<string, unknown>>): Y.Map<unknown> => new Y.Map(Object.entries(fields));
  doc.transact(() => {
    points.set("pt_later", record({ kind: "hologram", title: "后来版本的种类", "future:glow": 7, moods: ["静", "动"] }));
    points.set("pt_ring-a", record({ kind: "point", title: "环甲", parent: "pt_ring-b" }));
    points.set("pt_ring-b", record({ kind: "point", title: "环乙", parent: "pt_ring-a" }));
    points.set("pt_self", record({ kind: "point", title: "自己在自己下面", parent: "pt_self" }));
    points.set("pt_orphan", record({ kind: "point", title: "上级不在了", parent: "pt_nowhere" }));
    points.set("pt_untitled", record({ kind: "point", summary: "没有标题的一句" }));
    points.set("pt_wrong", record({ kind: 42, title: { deep: true }, order: 9, createdAtMs: "昨天" }));
    points.set("pt_scalar", "我不是一条记录");
    points.set("pt_array", Y.Array.from([1, 2]));
    links.set("ln_later", record({ from: sound, to: "pt_later", type: "quantum", phrase: "纠缠" }));
    links.set("ln_open", record({ from: sound, to: "pt_nowhere", type: "supports" }));
    links.set("ln_ring", record({ from: "ln_ring", to: sound, type: "supports" }));
    doc.getMap("meta").set("aurora", true);
    doc.getMap("auroras").set("au_1", "later");
  });
};

describe("a log with things we do not know", () => {
  let profile: DamagedProfile;
  beforeEach(async () => {
    profile = await writeSittings(profileDir, [strangeThings], [
      { docId: "note:pt_later", bytes: Uint8Array.of(9, 9, 9) },
      { docId: "discussion", bytes: Uint8Array.of(1, 2, 3) },
    ]);
  });

  it("shows all it can read, names the rest in the health report, and keeps every unknown byte", async () => {
    const page = await start();
    for (const title of ["好好的一句", "后来版本的种类", "环甲", "环乙", "自己在自己下面", "上级不在了"]) await row(page, title).waitFor();
    const health = await healthByPalette(page);
    for (const words of ["种类不认识", "关联的类型不认识", "互为上级", "上级不在了", "字段的内容不对", "记录读不出来"]) expect(health).toContain(words);
    await goesOn(page, "后来版本的种类");
    await quit();
    const { docs, updates } = await readBack(profile.forestDir);
    const points = docs.forest.getMap("points").toJSON();
    expect(points["pt_later"]).toEqual({ kind: "hologram", title: "后来版本的种类", "future:glow": 7, moods: ["静", "动"] });
    expect(points["pt_ring-a"]).toMatchObject({ parent: "pt_ring-b" });
    expect(points["pt_scalar"]).toBe("我不是一条记录");
    expect(docs.forest.getMap("meta").get("aurora")).toBe(true);
    expect(docs.forest.getMap("auroras").get("au_1")).toBe("later");
    expect(updates.filter((update) => update.docId === "note:pt_later" || update.docId === "discussion").map((update) => [...update.bytes])).toEqual([[9, 9, 9], [1, 2, 3]]);
  });

  it("lets one select, rename, remove and bring back what it had to repair", async () => {
    const page = await start();
    await row(page, "环甲").click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("环已经拆开");
    await page.keyboard.press("Enter");
    await row(page, "环已经拆开").waitFor();
    await row(page, "后来版本的种类").click();
    await page.locator("[data-panel=inspector]").getByText("后来版本的种类").first().waitFor();
    await page.keyboard.press("Delete");
    await row(page, "后来版本的种类").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, "后来版本的种类").waitFor();
    await written(page);
    await quit();
    const { docs } = await readBack(profile.forestDir);
    expect(docs.forest.getMap("points").toJSON()["pt_ring-a"]).toMatchObject({ title: "环已经拆开" });
  });
});

/** Null while the card cannot be read. */
async function nameOnCard(forestDir: string): Promise<string | null> {
  const card = await readFile(join(forestDir, "forest.json"), "utf8");
  return /"name": "(.*)"/.exec(card)?.[1] ?? null;
}

describe("files around the log", () => {
  it("opens without its mirror folder and fills the mirror again", async () => {
    const { forestId } = await writeSittings(profileDir, [adding("只靠日志")]);
    await fillMirror(forestId, "只靠日志");
    await rm(join(profileDir, "IndexedDB"), { recursive: true });
    const page = await start();
    await row(page, "只靠日志").waitFor();
    expect(await banner(page).count()).toBe(0);
    await goesOn(page, "只靠日志");
    await quit();
    expect(await readdir(join(profileDir, "IndexedDB"))).not.toEqual([]);
  });

  it.each([
    ["cut off in the middle", '{"displayName":"林间","personId":"pr_used","lastFore'],
    ["of another kind", "[1, 2, 3]"],
    ["of random bytes", "\u0000\u0001\ufffd}{"],
    ["with wrong values", '{"displayName":7,"personId":{},"theme":"pink","lastForestId":[],"textScale":"big","main":{"dataDir":9}}'],
  ])("opens the forest with settings %s, and can change the settings again", async (_name, text) => {
    await writeSittings(profileDir, [adding("设置坏了也在")]);
    const settingsFile = join(profileDir, "settings.json");
    await writeFile(settingsFile, text);
    const page = await start();
    await row(page, "设置坏了也在").waitFor();
    await page.keyboard.press("Control+,");
    await page.getByRole("dialog").getByText("深色", { exact: true }).click();
    await page.locator(":root[data-theme=dark]").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await goesOn(page, "设置坏了也在");
    await quit();
    expect(JSON.parse(await readFile(settingsFile, "utf8"))).toMatchObject({ theme: "dark" });
    const kept = (await readdir(profileDir)).filter((name) => name.startsWith("settings.json.damaged-"));
    // Valid JSON with odd values is read field by field; only what is no settings object at all is kept aside.
    expect(kept).toHaveLength(text.startsWith("{") && text.endsWith("}") ? 0 : 1);
    for (const name of kept) expect(await readFile(join(profileDir, name), "utf8")).toBe(text);
  });

  it.each([["cut off", '{"name":"受损'], ["empty", ""], ["of another kind", '"fr"']])("opens a forest whose card is %s and names it from its log again", async (_name, text) => {
    const { forestDir } = await writeSittings(profileDir, [adding("卡片坏了也在")]);
    await writeFile(join(forestDir, "forest.json"), text);
    const page = await start();
    await row(page, "卡片坏了也在").waitFor();
    await page.getByRole("button", { name: /受损的森林/ }).first().waitFor();
    await expect.poll(async () => nameOnCard(forestDir), { timeout: 20_000 }).toBe("受损的森林");
    await page.keyboard.press("Control+o");
    await page.getByRole("dialog").getByText("受损的森林").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await goesOn(page, "卡片坏了也在");
    expect((await readdir(forestDir)).filter((name) => name.startsWith("forest.damaged-"))).toHaveLength(1);
  });
});

describe("a forest of a later version", () => {
  it("opens read-only with a message, refuses every command, and its files stay as they were", async () => {
    const { logFile } = await writeSittings(profileDir, [adding("后来的人写的"), (forest) => { forest.docs.forest.getMap("meta").set("minReader", 99); }]);
    const before = await readFile(logFile);
    const page = await start();
    await row(page, "后来的人写的").waitFor();
    await banner(page).getByText("这片森林由更新的版本写成，现在只能查看", { exact: false }).waitFor();
    expect(await healthText(page)).toContain("现在只能查看");
    await row(page, "后来的人写的").click();
    await page.keyboard.press("Delete");
    await page.getByText("不能修改", { exact: false }).first().waitFor();
    expect(await row(page, "后来的人写的").count()).toBe(1);
    await row(page, "后来的人写的").click();
    await page.keyboard.press("F2");
    const field = page.locator("[data-panel=outline] input:not([type=search])");
    await field.fill("改了");
    await field.press("Enter");
    await page.locator("[data-panel=outline]").getByText("不能修改", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    expect(await row(page, "后来的人写的").count()).toBe(1);
    expect(await page.getByRole("button", { name: "撤销" }).isDisabled()).toBe(true);
    await quit();
    expect((await stat(logFile)).size).toBe(before.length);
    expect(await readFile(logFile)).toEqual(before);
  });
});

/** One more sitting on a forest that is on disk already, and then a compaction, as the storage worker does it. */
async function sitAndCompact(forestDir: string, sitting: Sitting): Promise<void> {
  const log = createFileLog({ fs, forestDir, nowMs: () => Date.now() });
  const { updates, nextSeq } = await log.open();
  const { docs } = loadDocuments(updates);
  const forest = createForest({ ...systemSources, author: "pr_used", docs });
  const written: { docId: string; bytes: Uint8Array }[] = [];
  for (const docId of DOC_NAMES) docs[docId].on("update", (bytes: Uint8Array) => { written.push({ docId, bytes }); });
  sitting(forest);
  await log.append(nextSeq, written);
  await log.compact((job) => compactForest({ fs, fold: foldUpdates, ...job }));
  await log.close();
  forest.destroy();
}

async function spoil(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = ~(bytes[at] ?? 0) & 0xff;
  await writeFile(path, bytes);
}

/** Every file below a folder, with its bytes. */
async function filesBelow(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [inside, bytes] of await filesBelow(path)) files.set(inside, bytes);
    else files.set(path, (await readFile(path)).toString("base64"));
  }
  return files;
}

describe("a forest that was compacted, or backed up", () => {
  it("opens with everything when its newest checkpoint is damaged, and says that it took another way", async () => {
    const { forestDir } = await writeSittings(profileDir, [adding("第一段")]);
    await sitAndCompact(forestDir, adding("第二段"));
    await sitAndCompact(forestDir, adding("第三段"));
    const checkpoints = (await readdir(join(forestDir, "checkpoints"))).sort();
    expect(checkpoints).toHaveLength(2);
    await spoil(join(forestDir, "checkpoints", checkpoints[1] ?? ""));
    const page = await start();
    for (const title of ["第一段", "第二段", "第三段"]) await row(page, title).waitFor();
    await banner(page).getByText("缺的改动已从本机的另一份副本找回", { exact: false }).waitFor();
    const health = await healthText(page);
    expect(health).toContain("有一个检查点用不了");
    expect(health).toContain("已从归档的历史补上");
    const again = await goesOn(page, "第三段");
    for (const title of ["第一段", "第二段", "第三段"]) await row(again, title).waitFor();
  });

  it("gets a record that is damaged in the log back from a backup, and says so", async () => {
    const { forestDir, logFile } = await writeSittings(profileDir, [adding("上午", "中午", "下午")]);
    const first = await start();
    await row(first, "下午").waitFor();
    await first.keyboard.press("Control+k");
    await first.getByRole("dialog").getByRole("combobox").fill("备份");
    await first.getByRole("option", { name: /备份/ }).first().click();
    await first.getByRole("button", { name: "立即备份" }).click();
    await first.getByText("备份好了").first().waitFor();
    await quit();
    await rm(join(profileDir, "IndexedDB"), { recursive: true, force: true });
    await flipRecordWith(logFile, "中午");
    const page = await start();
    for (const title of ["上午", "中午", "下午"]) await row(page, title).waitFor();
    await banner(page).getByText("缺的改动已从本机的另一份副本找回", { exact: false }).waitFor();
    expect(await healthText(page)).toContain("已从备份补上");
    await goesOn(page, "下午");
    await quit();
    const { docs } = await readBack(forestDir);
    expect(titlesIn(docs.forest)).toEqual(["上午", "下午", "中午", "损坏之后写的"]);
  });

  it("names when the changes were made that nobody holds a copy of", async () => {
    const { logFile } = await writeSittings(profileDir, [adding("第一天"), adding("第二天"), adding("第三天")]);
    await flipRecordWith(logFile, "第二天");
    const page = await start();
    await row(page, "第三天").waitFor();
    await banner(page).getByText("有 1 次修改，日志、归档和备份里都没有找到，其余的都在。").waitFor();
    expect(await healthText(page)).toMatch(/.+ 到 .+ 之间的 1 次修改，日志、归档和备份里都没有找到。/);
    await quit();
  });

  it("is left alone when a later version of the format wrote its log, with a message that says what to do", async () => {
    const { forestDir, logFile } = await writeSittings(profileDir, [adding("以后的格式")]);
    const bytes = await readFile(logFile);
    bytes.writeUInt32LE(99, 8);
    // A sound header: with a wrong checksum it would be damage, not a later version.
    bytes.writeUInt32LE(crc32c(bytes.subarray(0, 12)), 12);
    await writeFile(logFile, bytes);
    const before = await filesBelow(forestDir);
    const page = await start();
    await page.getByText("这片森林没能打开").waitFor();
    await page.getByText("请先更新知识森林再打开", { exact: false }).waitFor();
    await running?.quit();
    running = null;
    expect(await filesBelow(forestDir)).toEqual(before);
  });
});
