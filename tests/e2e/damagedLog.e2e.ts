import { readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDocuments } from "#shared/forest/index.ts";
import { banner, damagedApp, healthText } from "#tests/support/damagedApp.ts";
import { adding, cutOff, flipRecordWith, readBack, setAsideFiles, titlesIn, writeSittings } from "#tests/support/damagedProfile.ts";
import { row, written } from "#tests/support/forestDriver.ts";

const app = damagedApp();
const { fillMirror, goesOn, quit, start } = app;

describe("a log with damage", () => {
  it("whose last record is cut off keeps everything before it, says so, and appends where the sound part ends", async () => {
    const { logFile, forestDir } = await writeSittings(app.profileDir, [adding("写完的一句", "断电前的一句")]);
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
    const { logFile, forestDir } = await writeSittings(app.profileDir, [adding("第一天"), adding("第二天"), adding("第三天")]);
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
    const { logFile, forestDir, forestId } = await writeSittings(app.profileDir, [adding("上午", "中午", "下午")]);
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
    const { logFile, forestDir } = await writeSittings(app.profileDir, [adding("上午", "中午", "下午"), adding("第二天")]);
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
    const { logFile, forestId } = await writeSittings(app.profileDir, [adding("空文件之前")]);
    await fillMirror(forestId, "空文件之前");
    await truncate(logFile, 0);
    const page = await start();
    await row(page, "空文件之前").waitFor();
    await banner(page).getByText("已从本机的另一份副本找回", { exact: false }).waitFor();
    await goesOn(page, "空文件之前");
  });

  it("that is there but empty, with no mirror either, says so and opens as a forest one can plant in", async () => {
    const { logFile } = await writeSittings(app.profileDir, [adding("不在了")]);
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
