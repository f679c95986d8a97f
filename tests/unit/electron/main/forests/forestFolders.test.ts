import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileLog, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";

let dataDir: string;
let forests: ForestFolders;
let logs: OpenLogs;
let warnings: string[];
let nowMs = 1_000;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "forests-"));
  warnings = [];
  logs = createOpenLogs({ makeLog: (forestId) => createFileLog({ fs: nodeFileSystem, forestDir: forests.dirOf(forestId), nowMs: () => nowMs }), warn: () => undefined });
  forests = foldersWith("");
});
afterEach(async () => {
  await logs.closeAll();
  await rm(dataDir, { recursive: true, force: true });
});

const foldersWith = (defaultDataDir: string): ForestFolders =>
  createForestFolders({ dataDir: () => dataDir, defaultDataDir, logs, nowMs: () => nowMs, warn: (message) => { warnings.push(message); } });
const append = (forestId: string, seq: number): Promise<unknown> => logs.append(forestId, seq, [{ docId: "forest", bytes: Uint8Array.of(seq) }]);

describe("the forests of this machine", () => {
  it("creates a forest that is listed, opens and counts its bytes", async () => {
    nowMs = 5_000;
    const made = await forests.create("我的森林");
    expect(made).toMatchObject({ name: "我的森林", createdAtMs: 5_000, sizeBytes: 0, trashedAtMs: null });
    expect(await forests.list()).toEqual([made]);
    expect((await logs.open(made.forestId)).nextSeq).toBe(0);
    await append(made.forestId, 0);
    const [listed] = await forests.list();
    expect(listed?.sizeBytes).toBeGreaterThan(0);
    expect(listed?.changedAtMs).toBeGreaterThan(5_000);
  });

  it("keeps label and trash in forest.json, and puts back what it trashed", async () => {
    const { forestId } = await forests.create("a");
    await forests.relabel(forestId, "b");
    nowMs = 9_000;
    expect(await forests.trash(forestId)).toMatchObject({ name: "b", trashedAtMs: 9_000 });
    expect(await forests.restore(forestId)).toMatchObject({ name: "b", trashedAtMs: null });
    expect(JSON.parse(await readFile(join(dataDir, forestId, "forest.json"), "utf8"))).toMatchObject({ name: "b", trashedAtMs: null });
  });

  it("duplicates an open forest whole, under a new id", async () => {
    const { forestId } = await forests.create("a");
    await logs.open(forestId);
    await append(forestId, 0);
    const copy = await forests.duplicate(forestId, "a 副本");
    await append(forestId, 1);
    expect(copy.forestId).not.toBe(forestId);
    expect(await logs.open(copy.forestId)).toMatchObject({ nextSeq: 1, damage: [] });
    expect((await logs.open(forestId)).nextSeq).toBe(2);
  });

  it("creates a forest from documents whole or not at all", async () => {
    const made = await forests.createFrom("从文件", [{ docId: "forest", bytes: Uint8Array.of(1) }, { docId: "personal", bytes: Uint8Array.of(2) }]);
    expect(await forests.list()).toEqual([made]);
    expect(await logs.open(made.forestId)).toMatchObject({ nextSeq: 2, damage: [], missing: [] });
    await expect(forests.createFrom("zu lang", [{ docId: "x".repeat(129), bytes: Uint8Array.of(1) }])).rejects.toMatchObject({ code: "too-large" });
    expect(await readdir(dataDir)).toEqual([made.forestId]);
  });

  it("leaves nothing behind when a copy fails", async () => {
    const { forestId } = await forests.create("a");
    await rm(join(dataDir, forestId, "log"), { recursive: true });
    await expect(forests.duplicate(forestId, "b")).rejects.toMatchObject({ code: "not-found" });
    expect(await readdir(dataDir)).toEqual([forestId]);
  });

  it("deletes only what is in the trash and not open", async () => {
    const { forestId } = await forests.create("a");
    await expect(forests.purge(forestId)).rejects.toMatchObject({ code: "refused" });
    await forests.trash(forestId);
    await logs.open(forestId);
    await expect(forests.purge(forestId)).rejects.toMatchObject({ code: "busy" });
    await logs.close(forestId);
    await forests.purge(forestId);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.each(["..", "../x", "fr_../../x", "fr_a/b", "fr_", "", "C:\\x"])("refuses %j as a forest", async (forestId) => {
    await expect(forests.purge(forestId)).rejects.toMatchObject({ code: "refused" });
    expect(() => forests.dirOf(forestId)).toThrow();
  });

  it("shows a forest whose card is damaged or missing, says so in the log, and keeps the damaged card", async () => {
    const { forestId } = await forests.create("a");
    await writeFile(join(dataDir, forestId, "forest.json"), "{ half a fi");
    expect(await forests.list()).toMatchObject([{ forestId, name: forestId, trashedAtMs: null }]);
    expect(warnings).toEqual([`forest.json of ${forestId} is damaged`]);
    await forests.relabel(forestId, "wieder da");
    expect(await forests.list()).toMatchObject([{ name: "wieder da" }]);
    expect((await readdir(join(dataDir, forestId))).some((name) => name.startsWith("forest.damaged-"))).toBe(true);
    await rm(join(dataDir, forestId, "forest.json"));
    expect(await forests.list()).toMatchObject([{ name: forestId }]);
  });

  it("lists no files, no links and no unfinished copies", async () => {
    await writeFile(join(dataDir, "fr_file"), "");
    await mkdir(join(dataDir, ".unfinished-fr_x"));
    await mkdir(join(dataDir, "other"));
    await symlink(tmpdir(), join(dataDir, "fr_link"));
    expect(await forests.list()).toEqual([]);
  });

  it("lists every other forest when one cannot be read, and that one under its id", async () => {
    const good = await forests.create("gut");
    const { forestId: noCard } = await forests.create("a");
    await rm(join(dataDir, noCard, "forest.json"));
    await mkdir(join(dataDir, noCard, "forest.json"));
    const { forestId: noLog } = await forests.create("b");
    await rm(join(dataDir, noLog, "log"), { recursive: true });
    await writeFile(join(dataDir, noLog, "log"), "");
    const listed = await forests.list();
    expect(listed).toHaveLength(3);
    expect(listed).toContainEqual(good);
    expect(listed).toContainEqual({ forestId: noCard, name: noCard, createdAtMs: 0, trashedAtMs: null, changedAtMs: 0, sizeBytes: 0 });
    expect(listed.find(({ forestId }) => forestId === noLog)).toMatchObject({ name: "b", sizeBytes: 0 });
    expect(warnings).toHaveLength(2);
  });

  it("makes a missing data folder only when it is the default one", async () => {
    await rm(dataDir, { recursive: true });
    await expect(forests.create("a")).rejects.toMatchObject({ code: "not-found" });
    await expect(readdir(dataDir)).rejects.toMatchObject({ code: "ENOENT" });
    await foldersWith(dataDir).create("a");
    expect(await forests.list()).toHaveLength(1);
  });

  it("deletes a forest although an earlier deletion of it was interrupted", async () => {
    const { forestId } = await forests.create("a");
    await mkdir(join(dataDir, `.purging-${forestId}`, "log"), { recursive: true });
    await forests.trash(forestId);
    await forests.purge(forestId);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("sweeps interrupted deletions and abandoned copies, and nothing else", async () => {
    nowMs = Date.UTC(2026, 10, 22);
    const { forestId } = await forests.create("a");
    const kept = [forestId, ".unfinished-fr_new", ".purging-", ".unfinished-mine", ".own"];
    for (const name of [...kept.slice(1), ".unfinished-fr_old", ".purging-fr_x"]) await mkdir(join(dataDir, name, "log"), { recursive: true });
    await utimes(join(dataDir, ".unfinished-fr_new"), nowMs / 1000 - 3_600, nowMs / 1000 - 3_600);
    await utimes(join(dataDir, ".unfinished-fr_old"), nowMs / 1000 - 90_000, nowMs / 1000 - 90_000);
    await forests.sweep();
    expect((await readdir(dataDir)).sort()).toEqual(kept.sort());
    expect(warnings).toEqual([]);
  });

  it("only notes a data folder that cannot be swept", async () => {
    await rm(dataDir, { recursive: true });
    await forests.sweep();
    expect(warnings).toEqual(["sweep: ENOENT"]);
  });
});
