import { readFile, stat } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { banner, damagedApp, healthByPalette, healthText } from "#tests/support/damagedApp.ts";
import { adding, addTitled, readBack, writeSittings, type DamagedProfile, type Sitting } from "#tests/support/damagedProfile.ts";
import { row, written } from "#tests/support/forestDriver.ts";

const app = damagedApp();
const { goesOn, quit, start } = app;

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
    profile = await writeSittings(app.profileDir, [strangeThings], [
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

describe("a forest of a later version", () => {
  it("opens read-only with a message, refuses every command, and its files stay as they were", async () => {
    const { logFile } = await writeSittings(app.profileDir, [adding("后来的人写的"), (forest) => { forest.docs.forest.getMap("meta").set("minReader", 99); }]);
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
