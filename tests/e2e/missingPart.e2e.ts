import { readdir, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText } from "#tests/support/noteDriver.ts";

const ASSETS = resolve("dist/renderer/assets");

/** One of the files of the running app cannot be read: a virus scanner holds it, or an update half went through. */
describe("a part of the page whose file is gone", () => {
  let app: RunningApp;
  let file = "";
  beforeAll(async () => {
    file = join(ASSETS, (await readdir(ASSETS)).find((name) => /^NoteEditor-.*\.js$/.test(name)) ?? "");
    app = await launchApp();
    await plantFirstForest(app.page);
  });
  afterAll(async () => { await app.dispose(); });

  it("takes down its panel alone, says so, and comes when it is asked for again", async () => {
    const { page } = app;
    const note = page.locator("[data-panel=note]");
    const again = note.getByRole("button", { name: "再试一次" });
    await rename(file, `${file}.away`);
    try {
      await row(page, "溯本认知").click();
      await page.keyboard.press("Control+e");
      await note.getByRole("alert").getByText("这一块没有打开").waitFor();
      await page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
      await addChild(page, "溯本认知", "照常写的点");
      await written(page);
      await row(page, "溯本认知").click();
      await page.keyboard.press("Control+e");
      await again.click();
      await note.getByText(/还是没有读出来/).waitFor();
      await note.getByRole("button", { name: "重新载入窗口" }).waitFor();
    } finally {
      await rename(`${file}.away`, file);
    }
    await again.click();
    await noteText(page).click();
    await page.keyboard.type("又写得了。");
    await written(page);
    // The browser and the page each say that the file is not there, and nothing else went wrong.
    expect(app.problems.filter((problem) => !/NoteEditor-|Failed to load resource/.test(problem))).toEqual([]);
  });
});
