import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBackupTasks, type BackupTasks } from "#electron/backups/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { readStateUpdates } from "#electron/durableLog/index.ts";
import { createBackups, type Backups } from "#electron/main/backups/createBackups.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { calls } from "#shared/ipc/contract.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { StorageError, unpackUpdates } from "#shared/storage/index.ts";
import { filesKept, noteWith, numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const { updates } = randomForest(9, 30);
let root: string;
let forests: ForestFolders;
let forestId: string;
let nowMs: number;
let chosen: string | null;
let picked: string | null;
let warnings: string[];
let timers: (() => void)[];
let backups: Backups;

const withTasks = (tasks: BackupTasks): Backups => createBackups({
  tasks, forests, ownDir: join(root, "backups"), nowMs: () => nowMs, warn: (message) => { warnings.push(message); },
  settings: { dataDir: () => join(root, "forests"), backupDir: () => chosen, setBackupDir: async (folder) => { chosen = folder; } },
  pickFolder: async () => picked,
  after: (_delayMs, task) => { timers.push(task); return () => { timers = timers.filter((one) => one !== task); }; },
});

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "main-backups-"));
  await mkdir(join(root, "forests"));
  await mkdir(join(root, "stick"));
  nowMs = Date.UTC(2026, 10, 22);
  [chosen, picked, warnings, timers] = [null, null, [], []];
  forests = createForestFolders({ dataDir: () => join(root, "forests"), defaultDataDir: "", logs: { hold: (_id, task) => task(), isOpen: () => false }, nowMs: () => nowMs, warn: () => undefined });
  ({ forestId } = await forests.createFrom("周敏的森林", updates));
  backups = withTasks(createBackupTasks(nodeFileSystem));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const own = (): string => join(root, "backups", forestId);
const list = (): ReturnType<Backups["handlers"]["backups.list"]> => backups.handlers["backups.list"]({ forestId });

describe("backups of this machine", () => {
  it("are taken after opening and hourly, and only when something has changed", async () => {
    const reasonOfNewest = async (): Promise<string> => (await backups.handlers["backups.take"]({ forestId, reason: "hourly" })).reason;
    backups.forestOpened(forestId);
    timers.pop()?.();
    expect(await reasonOfNewest()).toBe("open");
    backups.forestOpened(forestId);
    backups.forestChanged(forestId);
    expect(timers).toHaveLength(2);
    for (const fire of timers.splice(0)) fire();
    expect(await reasonOfNewest()).toBe("open");
    expect(await list()).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it("are taken one at a time, so that the second of two sees the first", async () => {
    const answers = await Promise.all([backups.handlers["backups.take"]({ forestId, reason: "manual" }), backups.handlers["backups.take"]({ forestId, reason: "manual" })]);
    expect(answers[0]).toEqual(answers[1]);
    expect(calls["backups.list"].output.parse(await list())).toEqual([answers[0]]);
  });

  it("are read as the documents they hold", async () => {
    const { backupId, place } = await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    const answer = calls["backups.read"].output.parse(await backups.handlers["backups.read"]({ forestId, place, backupId }));
    expect(answer).toMatchObject({ takenAtMs: nowMs, missing: 0 });
    expect(unpackUpdates(answer.updates).map(({ docId, bytes }) => ({ docId, bytes: new Uint8Array(bytes) }))).toEqual(foldUpdates(updates).documents);
  });

  it("become a new forest, and none when they are damaged", async () => {
    const { backupId } = await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    const restored = await backups.handlers["backups.restoreAsNew"]({ forestId, place: "own", backupId, name: "从备份" });
    expect(restored).toMatchObject({ name: "从备份" });
    const state = await readStateUpdates(nodeFileSystem, forests.dirOf(restored.forestId));
    expect(state).toMatchObject({ throughSeq: 1, missing: [] });
    expect(foldUpdates(state.updates)).toEqual(foldUpdates(updates));
    await writeFile(join(own(), `${backupId}.forest`), "damaged");
    await expect(backups.handlers["backups.restoreAsNew"]({ forestId, place: "own", backupId, name: "x" })).rejects.toMatchObject({ code: "corrupt" });
    await expect(backups.handlers["backups.restoreAsNew"]({ forestId, place: "folder", backupId, name: "x" })).rejects.toMatchObject({ code: "not-found" });
    expect(await readdir(join(root, "forests"))).toHaveLength(2);
  });

  it("become a new forest with the files its notes speak of, from the forest or from beside its copies", async () => {
    const forestDir = forests.dirOf(forestId);
    const restore = async (): Promise<{ kept: string[]; leftOutFiles: number | undefined }> => {
      const [{ backupId } = { backupId: "" }] = await list();
      const made = calls["backups.restoreAsNew"].output.parse(await backups.handlers["backups.restoreAsNew"]({ forestId, place: "own", backupId, name: "从备份" }));
      return { kept: await filesKept(forests.dirOf(made.forestId)), leftOutFiles: made.leftOutFiles };
    };
    const [here, copied] = [await putFile(forestDir, "here"), await putFile(forestDir, "copied")];
    const put = numberOf("put aside");
    await mkdir(join(forestDir, "attachments", ".removed", "2026-11-01"), { recursive: true });
    await writeFile(join(forestDir, "attachments", ".removed", "2026-11-01", put), "put aside");
    await appendToForest(nodeFileSystem, forestDir, [noteWith("note:pt_a", [here, copied, put, numberOf("never was here")])]);
    picked = join(root, "stick");
    await backups.handlers["backups.chooseFolder"]({});
    await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    expect(await filesKept(join(root, "stick", forestId))).toEqual([here, copied].sort());
    expect(await restore()).toEqual({ kept: [here, copied, put].sort(), leftOutFiles: 1 });
    await writeFile(join(forestDir, "attachments", copied.slice(0, 2), copied), "damaged");
    await rm(join(forestDir, "attachments", put.slice(0, 2), put));
    expect(await restore()).toEqual({ kept: [here, copied].sort(), leftOutFiles: 2 });
    await rm(forestDir, { recursive: true });
    await rm(join(root, "stick"), { recursive: true });
    expect(await restore()).toEqual({ kept: [], leftOutFiles: 4 });
    expect(warnings.filter((line) => !line.startsWith("list backups"))).toEqual([]);
  });

  it("are copied to a folder at once when it is chosen, and from then on", async () => {
    await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    picked = join(root, "stick");
    expect(await backups.handlers["backups.chooseFolder"]({})).toEqual({ path: picked, problem: null, ownProblem: null });
    expect((await list()).map(({ place }) => place).sort()).toEqual(["folder", "own"]);
    nowMs += 1;
    await backups.handlers["backups.take"]({ forestId, reason: "before-restore" });
    await rm(own(), { recursive: true });
    await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    expect(await list()).toHaveLength(3);
    expect(await readdir(join(root, "stick", forestId))).toHaveLength(3);
    expect(await backups.handlers["backups.forgetFolder"]({})).toEqual({ path: null, problem: null, ownProblem: null });
    expect(await list()).toHaveLength(1);
  });

  it("are not copied while somebody waits for what comes after them", async () => {
    picked = join(root, "stick");
    await backups.handlers["backups.chooseFolder"]({});
    await backups.takeBefore(forestId, "before-migration");
    expect((await list()).map(({ place }) => place)).toEqual(["own"]);
    await backups.handlers["backups.take"]({ forestId, reason: "hourly" });
    expect((await list()).map(({ place }) => place).sort()).toEqual(["folder", "own"]);
  });

  it("say how much was lost before they were taken", async () => {
    const tasks = createBackupTasks(nodeFileSystem);
    const lossy = withTasks({ ...tasks, readBackup: async (input) => ({ ...(await tasks.readBackup(input)), missing: 7 }) });
    const { backupId } = await lossy.handlers["backups.take"]({ forestId, reason: "manual" });
    expect((await lossy.handlers["backups.read"]({ forestId, place: "own", backupId })).missing).toBe(7);
  });

  it("tell why the last one failed until one succeeds, and leave the whole cause in the log file", async () => {
    const tasks = createBackupTasks(nodeFileSystem);
    let failure: StorageError | null = new StorageError("disk-full", "ENOSPC");
    const failing = withTasks({ ...tasks, takeBackup: async (input) => {
      if (failure !== null) throw failure;
      return { ...(await tasks.takeBackup(input)), rejectedUpdates: 2, copyFailure: { problem: "unexpected", why: "copy backup: EIO" } };
    } });
    const ownProblem = async (): Promise<unknown> => (await failing.handlers["backups.folder"]({})).ownProblem;
    const take = (): Promise<unknown> => failing.handlers["backups.take"]({ forestId, reason: "manual" });
    await expect(take()).rejects.toMatchObject({ code: "disk-full" });
    expect(await ownProblem()).toBe("disk-full");
    failure = new StorageError("refused", "nothing was ever written");
    await expect(take()).rejects.toMatchObject({ code: "refused" });
    expect(await ownProblem()).toBe("disk-full");
    failure = new StorageError("corrupt", "what was written reads differently");
    await expect(take()).rejects.toMatchObject({ code: "corrupt" });
    expect(await ownProblem()).toBe("unexpected");
    failure = null;
    await take();
    expect(await ownProblem()).toBeNull();
    expect(warnings).toEqual([expect.stringContaining("copy backup: EIO"), expect.stringContaining("2 changes")]);
  });

  it("tell of a folder that is away, and are well in their own place", async () => {
    picked = join(root, "stick");
    await backups.handlers["backups.chooseFolder"]({});
    await rm(picked, { recursive: true });
    expect(await backups.handlers["backups.take"]({ forestId, reason: "manual" })).toMatchObject({ place: "own" });
    expect(await backups.handlers["backups.folder"]({})).toEqual({ path: picked, problem: "not-found", ownProblem: null });
    expect(await list()).toHaveLength(1);
    await mkdir(picked);
    nowMs += 1;
    await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    expect(await backups.handlers["backups.folder"]({})).toEqual({ path: picked, problem: null, ownProblem: null });
  });

  it("go nowhere else when the person changes their mind, or picks where the forests are", async () => {
    expect(await backups.handlers["backups.chooseFolder"]({})).toEqual({ path: null, problem: null, ownProblem: null });
    await symlink(join(root, "forests"), join(root, "link"), "junction");
    for (const folder of ["forests", "backups", `backups/${forestId}`, "link", "link/not-there", "."]) {
      picked = join(root, folder);
      await expect(backups.handlers["backups.chooseFolder"]({})).rejects.toMatchObject({ code: "refused" });
    }
    expect(chosen).toBeNull();
  });

  it("go with the forest when it is deleted for good, here and not in the person's folder", async () => {
    picked = join(root, "stick");
    await backups.handlers["backups.chooseFolder"]({});
    await backups.handlers["backups.take"]({ forestId, reason: "manual" });
    await backups.forestPurged(forestId);
    expect(await readdir(join(root, "backups"))).toEqual([]);
    expect(await readdir(join(root, "stick", forestId))).toHaveLength(2);
    await backups.forestPurged("fr_never");
    expect(warnings).toEqual([]);
  });

  it("fail in the log file only when nobody asked, and say why when somebody did", async () => {
    await rm(join(root, "forests", forestId), { recursive: true });
    backups.forestOpened(forestId);
    timers.pop()?.();
    const why = await backups.handlers["backups.take"]({ forestId, reason: "manual" }).catch((cause: { code: string }) => cause.code);
    expect(["not-found", "refused"]).toContain(why);
    await expect(backups.handlers["backups.list"]({ forestId: "../x" })).rejects.toMatchObject({ code: "refused" });
  });

  it("are not begun any more once the app stops", async () => {
    await backups.stop();
    await expect(backups.takeBefore(forestId, "before-migration")).rejects.toMatchObject({ code: "busy" });
  });
});
