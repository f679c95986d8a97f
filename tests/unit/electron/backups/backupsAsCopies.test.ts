import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backupsAsCopies, createBackupTasks } from "#electron/backups/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const { updates } = randomForest(8, 30);
let root: string;
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), "as-copies-")); });
afterEach(() => rm(root, { recursive: true, force: true }));

const take = async (folder: string, nowMs: number): Promise<{ backupId: string; throughSeq: number }> =>
  (await createBackupTasks(nodeFileSystem).takeBackup({ forestDir: join(root, "fr_a"), forestId: "fr_a", folder, toFolder: null, reason: "hourly", nowMs })).backup;

describe("backups as copies that fill a hole", () => {
  it("come newest work first from all folders, without the damaged ones", async () => {
    const [own, chosen] = [join(root, "own"), join(root, "chosen")];
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(0, 5));
    const first = await take(own, 9_000);
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(5, 9));
    const second = await take(chosen, 1_000);
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(9));
    const third = await take(own, 2_000);
    await writeFile(join(own, `${third.backupId}.forest`), "damaged");
    const copies = backupsAsCopies(nodeFileSystem, [own, chosen, join(root, "away")], "fr_a");
    expect(await copies.throughSeq()).toBe(third.throughSeq);
    const seqs: (number | null)[] = [];
    for await (const { manifest } of copies.snapshots(0)) seqs.push(manifest.throughSeq);
    expect(seqs).toEqual([second.throughSeq, first.throughSeq]);
  });

  it("are not even opened when they end before the number that is looked for", async () => {
    const own = join(root, "own");
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(0, 5));
    await take(own, 1_000);
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(5));
    const second = await take(own, 2_000);
    const opened: string[] = [];
    const fs = { ...nodeFileSystem, read: (path: string) => { opened.push(path); return nodeFileSystem.read(path); } };
    const seqs: (number | null)[] = [];
    for await (const { manifest } of backupsAsCopies(fs, [own], "fr_a").snapshots(5)) seqs.push(manifest.throughSeq);
    expect(seqs).toEqual([second.throughSeq]);
    expect(opened).toEqual([join(own, `${second.backupId}.forest`)]);
  });

  it("are none where there are none", async () => {
    const copies = backupsAsCopies(nodeFileSystem, [join(root, "away")], "fr_a");
    expect(await copies.throughSeq()).toBe(-1);
    for await (const snapshot of copies.snapshots(0)) expect(snapshot).toBe("none");
  });
});
