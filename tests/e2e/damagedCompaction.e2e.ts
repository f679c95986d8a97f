import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { createFileLog } from "#electron/durableLog/index.ts";
import { compactForest } from "#electron/durableLog/compactForest.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { createForest, DOC_NAMES, foldUpdates, loadDocuments } from "#shared/forest/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { crc32c } from "#shared/storage/index.ts";
import { banner, damagedApp, healthText } from "#tests/support/damagedApp.ts";
import { adding, flipRecordWith, readBack, titlesIn, writeSittings, type Sitting } from "#tests/support/damagedProfile.ts";
import { row } from "#tests/support/forestDriver.ts";

const app = damagedApp();
const { close, goesOn, quit, start } = app;

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
  await log.compact((job) => compactForest({ fs, fold: foldUpdates, isAside: isSideDocId, ...job }));
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
    const { forestDir } = await writeSittings(app.profileDir, [adding("第一段")]);
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
    const { forestDir, logFile } = await writeSittings(app.profileDir, [adding("上午", "中午", "下午")]);
    const first = await start();
    await row(first, "下午").waitFor();
    await first.keyboard.press("Control+k");
    await first.getByRole("dialog").getByRole("combobox").fill("备份");
    await first.getByRole("option", { name: /备份/ }).first().click();
    await first.getByRole("button", { name: "立即备份" }).click();
    await first.getByText("备份好了").first().waitFor();
    await quit();
    await rm(join(app.profileDir, "IndexedDB"), { recursive: true, force: true });
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
    const { logFile } = await writeSittings(app.profileDir, [adding("第一天"), adding("第二天"), adding("第三天")]);
    await flipRecordWith(logFile, "第二天");
    const page = await start();
    await row(page, "第三天").waitFor();
    await banner(page).getByText("有 1 次修改，日志、归档和备份里都没有找到，其余的都在。").waitFor();
    expect(await healthText(page)).toMatch(/.+ 到 .+ 之间的 1 次修改，日志、归档和备份里都没有找到。/);
    await quit();
  });

  it("is left alone when a later version of the format wrote its log, with a message that says what to do", async () => {
    const { forestDir, logFile } = await writeSittings(app.profileDir, [adding("以后的格式")]);
    const bytes = await readFile(logFile);
    bytes.writeUInt32LE(99, 8);
    // A sound header: with a wrong checksum it would be damage, not a later version.
    bytes.writeUInt32LE(crc32c(bytes.subarray(0, 12)), 12);
    await writeFile(logFile, bytes);
    const before = await filesBelow(forestDir);
    const page = await start();
    await page.getByText("这片森林没能打开").waitFor();
    await page.getByText("请先更新知识森林再打开", { exact: false }).waitFor();
    await close();
    expect(await filesBelow(forestDir)).toEqual(before);
  });
});
