import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileLog, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { moveDataFolder } from "#electron/main/settings/index.ts";

let root: string;
let dataDir: string;
let backupDir: string | null;
let forests: ForestFolders;
let logs: OpenLogs;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "move-")));
  dataDir = join(root, "old");
  await mkdir(dataDir);
  backupDir = null;
  logs = createOpenLogs({ makeLog: (forestId) => createFileLog({ fs: nodeFileSystem, forestDir: forests.dirOf(forestId), nowMs: () => 0 }), warn: () => undefined });
  forests = createForestFolders({ dataDir: () => dataDir, defaultDataDir: "", logs, nowMs: () => 0, warn: () => undefined });
});
afterEach(async () => {
  await logs.closeAll();
  await rm(root, { recursive: true, force: true });
});

const move = (target: string | null, setDataDir = async (folder: string): Promise<void> => { dataDir = folder; }): ReturnType<typeof moveDataFolder> =>
  moveDataFolder({ settings: { dataDir: () => dataDir, setDataDir, backupDir: () => backupDir }, forests, logs, pickFolder: async () => target });
const append = (forestId: string, seq: number): Promise<unknown> => logs.append(forestId, seq, [{ docId: "forest", bytes: Uint8Array.of(seq) }]);

describe("moving the data folder", () => {
  it("copies every forest, goes on in the new folder, and leaves the old one", async () => {
    const { forestId } = await forests.create("a");
    await forests.create("b");
    await logs.open(forestId);
    await append(forestId, 0);
    const moving = move(join(root, "new"));
    const meanwhile = append(forestId, 1);
    expect(await moving).toEqual({ moved: true, dataDir: join(root, "new"), forests: 2 });
    await meanwhile;
    await append(forestId, 2);
    expect((await logs.open(forestId)).nextSeq).toBe(3);
    expect((await readdir(join(root, "old"))).sort()).toEqual((await readdir(join(root, "new"))).sort());
    expect((await forests.list()).map(({ name }) => name).sort()).toEqual(["a", "b"]);
  });

  it("does nothing when the person changes their mind", async () => {
    expect(await move(null)).toEqual({ moved: false, dataDir: join(root, "old"), forests: 0 });
  });

  it("refuses the same folder, one inside it, and one that holds forests", async () => {
    const { forestId } = await forests.create("a");
    await expect(move(join(root, "old"))).rejects.toMatchObject({ code: "refused" });
    await expect(move(join(root, "old", "inside"))).rejects.toMatchObject({ code: "refused" });
    await mkdir(join(root, "new", "fr_other"), { recursive: true });
    await expect(move(join(root, "new"))).rejects.toMatchObject({ code: "busy" });
    expect(dataDir).toBe(join(root, "old"));
    expect(await readdir(join(root, "new"))).toEqual(["fr_other"]);
    expect((await forests.list()).map((entry) => entry.forestId)).toEqual([forestId]);
  });

  it("refuses a folder in that of the backups, and one around it", async () => {
    backupDir = join(root, "all", "backups");
    await forests.create("a");
    for (const target of [backupDir, join(backupDir, "inside"), join(root, "all")]) await expect(move(target)).rejects.toMatchObject({ code: "refused" });
    expect(await readdir(root)).toEqual(["old"]);
    expect((await move(join(root, "all", "forests"))).moved).toBe(true);
  });

  it("leaves caches behind, which are written at any time and made again", async () => {
    const { forestId } = await forests.create("a");
    await mkdir(join(dataDir, forestId, "history"));
    await writeFile(join(dataDir, forestId, "history", "sessions.json.gz"), "cache");
    expect((await move(join(root, "new"))).moved).toBe(true);
    expect((await readdir(join(root, "new", forestId))).sort()).toEqual(["forest.json", "log"]);
  });

  it("takes its copies away again when the switch fails", async () => {
    await forests.create("a");
    await expect(move(join(root, "new"), async () => { throw Object.assign(new Error("full"), { code: "ENOSPC" }); })).rejects.toMatchObject({ code: "disk-full" });
    expect(await readdir(join(root, "new"))).toEqual([]);
    expect(await forests.list()).toHaveLength(1);
  });
});
