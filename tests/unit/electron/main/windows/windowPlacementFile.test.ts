import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWindowPlacementFile } from "#electron/main/windows/windowPlacementFile.ts";

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "placement-")); });
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the remembered place of the window", () => {
  it("has written the last place, and nothing else, once it is flushed", async () => {
    const file = createWindowPlacementFile(join(folder, "window.json"), () => undefined);
    void file.save({ bounds: { x: 1, y: 2, width: 900, height: 700 }, isMaximized: false });
    void file.save({ bounds: { x: 3, y: 4, width: 900, height: 700 }, isMaximized: true });
    await file.flush();
    expect(await file.read()).toEqual({ bounds: { x: 3, y: 4, width: 900, height: 700 }, isMaximized: true });
    expect(await readdir(folder)).toEqual(["window.json"]);
  });

  it.each(["", "{", "[]", '{"bounds":{"x":1},"isMaximized":false}'])("begins anew over %j", async (text) => {
    await writeFile(join(folder, "window.json"), text);
    expect(await createWindowPlacementFile(join(folder, "window.json"), () => undefined).read()).toEqual({ bounds: null, isMaximized: false });
  });

  it("says in the log, not by failing, that it could not save", async () => {
    const warnings: string[] = [];
    await rm(folder, { recursive: true });
    await createWindowPlacementFile(join(folder, "window.json"), (message) => { warnings.push(message); }).save({ bounds: null, isMaximized: false });
    expect(warnings).toHaveLength(1);
  });
});
