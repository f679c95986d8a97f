import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSettings, type SettingsFile } from "#electron/main/settings/index.ts";

let folder: string;
let warnings: string[];
let opened: SettingsFile[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "settings-"));
  warnings = [];
  opened = [];
});
afterEach(async () => {
  // The very first start writes on its own.
  for (const settings of opened) await settings.flush();
  await rm(folder, { recursive: true, force: true });
});

const path = (): string => join(folder, "settings.json");
const open = (): SettingsFile => {
  const settings = openSettings({ path: path(), defaultDataDir: "/default", nowMs: () => 1_700_000_000_000, warn: (message) => { warnings.push(message); } });
  opened.push(settings);
  return settings;
};

describe("the settings of this machine", () => {
  it("makes a person id once and keeps it", async () => {
    const first = open();
    expect(first.current().personId).toMatch(/^pr_018bcfe5680[0-9a-f]7[0-9a-f]{19}$/);
    await first.flush();
    expect(open().current().personId).toBe(first.current().personId);
  });

  it("writes what was changed and forgets nothing else", async () => {
    const settings = open();
    await settings.write({ displayName: "林" });
    await settings.setDataDir("/elsewhere");
    expect(await settings.write({ theme: "dark" })).toMatchObject({ displayName: "林", theme: "dark" });
    const again = open();
    expect(again.current()).toEqual(settings.current());
    expect(again.dataDir()).toBe("/elsewhere");
    expect(again.current()).not.toHaveProperty("main");
  });

  it("keeps the folder for copies of backups, has none in a file from before there was one, and finds it in a damaged file", async () => {
    await writeFile(path(), JSON.stringify({ theme: "dark", main: { dataDir: "/elsewhere" } }));
    const settings = open();
    expect([settings.backupDir(), settings.dataDir()]).toEqual([null, "/elsewhere"]);
    await settings.setBackupDir("/media/备份");
    expect([open().backupDir(), open().dataDir(), open().current().theme]).toEqual(["/media/备份", "/elsewhere", "dark"]);
    await writeFile(path(), (await readFile(path(), "utf8")).slice(0, -3));
    expect([open().backupDir(), open().dataDir()]).toEqual(["/media/备份", "/elsewhere"]);
    await settings.setBackupDir(null);
    expect(open().backupDir()).toBeNull();
  });

  it("keeps a damaged file, and finds the person and the data folder in it", async () => {
    const settings = open();
    await settings.setDataDir("/data/森林");
    const text = await readFile(path(), "utf8");
    await writeFile(path(), text.slice(0, -3));
    const again = open();
    expect(again.current().personId).toBe(settings.current().personId);
    expect(again.dataDir()).toBe("/data/森林");
    expect((await readdir(folder)).filter((name) => name.includes("damaged"))).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });

  it.each(["", "null", "[]", "12", "\u0000\u0000\u0000", '{"main":{"dataDir":"\\q"'])("starts with defaults over %j", async (text) => {
    await writeFile(path(), text);
    expect(open().current()).toMatchObject({ language: "zh-CN", theme: "system" });
    expect(open().dataDir()).toBe("/default");
  });

  it("has changed nothing when the disk refuses", async () => {
    const settings = open();
    await settings.flush();
    await rm(folder, { recursive: true });
    await expect(settings.write({ theme: "dark" })).rejects.toMatchObject({ code: "not-found" });
    expect(settings.current().theme).toBe("system");
  });
});
