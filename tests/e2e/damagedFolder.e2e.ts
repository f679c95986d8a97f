import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { banner, damagedApp } from "#tests/support/damagedApp.ts";
import { adding, writeSittings } from "#tests/support/damagedProfile.ts";
import { row } from "#tests/support/forestDriver.ts";

const app = damagedApp();
const { fillMirror, goesOn, quit, start } = app;

/** Null while the card cannot be read. */
async function nameOnCard(forestDir: string): Promise<string | null> {
  const card = await readFile(join(forestDir, "forest.json"), "utf8");
  return /"name": "(.*)"/.exec(card)?.[1] ?? null;
}

describe("files around the log", () => {
  it("opens without its mirror folder and fills the mirror again", async () => {
    const { forestId } = await writeSittings(app.profileDir, [adding("只靠日志")]);
    await fillMirror(forestId, "只靠日志");
    await rm(join(app.profileDir, "IndexedDB"), { recursive: true });
    const page = await start();
    await row(page, "只靠日志").waitFor();
    expect(await banner(page).count()).toBe(0);
    await goesOn(page, "只靠日志");
    await quit();
    expect(await readdir(join(app.profileDir, "IndexedDB"))).not.toEqual([]);
  });

  it.each([
    ["cut off in the middle", '{"displayName":"林间","personId":"pr_used","lastFore'],
    ["of another kind", "[1, 2, 3]"],
    ["of random bytes", "\u0000\u0001\ufffd}{"],
    ["with wrong values", '{"displayName":7,"personId":{},"theme":"pink","lastForestId":[],"textScale":"big","main":{"dataDir":9}}'],
  ])("opens the forest with settings %s, and can change the settings again", async (_name, text) => {
    await writeSittings(app.profileDir, [adding("设置坏了也在")]);
    const settingsFile = join(app.profileDir, "settings.json");
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
    const kept = (await readdir(app.profileDir)).filter((name) => name.startsWith("settings.json.damaged-"));
    // Valid JSON with odd values is read field by field; only what is no settings object at all is kept aside.
    expect(kept).toHaveLength(text.startsWith("{") && text.endsWith("}") ? 0 : 1);
    for (const name of kept) expect(await readFile(join(app.profileDir, name), "utf8")).toBe(text);
  });

  it.each([["cut off", '{"name":"受损'], ["empty", ""], ["of another kind", '"fr"']])("opens a forest whose card is %s and names it from its log again", async (_name, text) => {
    const { forestDir } = await writeSittings(app.profileDir, [adding("卡片坏了也在")]);
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
