import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { createExchangeTasks } from "#electron/exchange/index.ts";
import { failingLogFiles } from "#tests/support/failingLogFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

let root: string;
const forestDir = (): string => join(root, "fr_a");
const path = (): string => join(root, "out", "我的森林.forest");
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "exchange-"));
  await mkdir(join(root, "out"));
  await appendToForest(nodeFileSystem, forestDir(), randomForest(1, 40).updates);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("taking a forest out and in", () => {
  it("writes a file that reads as the forest, and the same file a second time", async () => {
    const tasks = createExchangeTasks(nodeFileSystem);
    const { sizeBytes } = await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: path() });
    const first = await readFile(path());
    expect(first.length).toBe(sizeBytes);
    await tasks.packForestFile({ forestDir: forestDir(), withPersonal: true, path: path() });
    expect(Buffer.compare(await readFile(path()), first)).toBe(0);
    const read = await tasks.unpackForestFile({ path: path() });
    expect(await tasks.unpackForestFile({ packed: first })).toEqual(read);
    expect(read.documents.map(({ docId }) => docId)).toEqual(["forest", "personal"]);
    expect(await readdir(join(root, "out"))).toEqual(["我的森林.forest"]);
  });

  it.each(["write", "sync", "createFile"] as const)("leaves the file that was there when the disk fails at %s", async (step) => {
    await writeFile(path(), "old");
    const files = failingLogFiles();
    files.failAlways(step, "ENOSPC");
    await expect(createExchangeTasks(files.fs).packForestFile({ forestDir: forestDir(), withPersonal: true, path: path() })).rejects.toMatchObject({ code: "disk-full" });
    expect(await readFile(path(), "utf8")).toBe("old");
    expect(await readdir(join(root, "out"))).toHaveLength(1);
  });

  it("succeeds on a share that cannot flush a folder, and reports a medium that is broken", async () => {
    const files = failingLogFiles();
    files.failAlways("syncFolder", "EINVAL");
    await createExchangeTasks(files.fs).packForestFile({ forestDir: forestDir(), withPersonal: true, path: path() });
    files.failAlways("syncFolder", "EIO");
    await expect(createExchangeTasks(files.fs).packForestFile({ forestDir: forestDir(), withPersonal: true, path: path() })).rejects.toMatchObject({ code: "unexpected" });
  });

  it("says what is wrong with a file", async () => {
    const tasks = createExchangeTasks(nodeFileSystem);
    await expect(tasks.unpackForestFile({ path: path() })).rejects.toMatchObject({ code: "not-found" });
    await writeFile(path(), "text");
    await expect(tasks.unpackForestFile({ path: path() })).rejects.toMatchObject({ code: "refused" });
    const huge = { ...nodeFileSystem, sizeBytes: async () => 2 ** 31, read: async () => { throw new Error("must not be read"); } };
    await expect(createExchangeTasks(huge).unpackForestFile({ path: path() })).rejects.toMatchObject({ code: "too-large" });
  });
});
