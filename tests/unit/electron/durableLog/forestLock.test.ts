import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { createForestLock, GONE_AFTER_MS, type ForestLock } from "#electron/durableLog/forestLock.ts";

let dataDir: string;
let nowMs: number;
let running: Set<number>;
let beats: (() => void)[];

const lockPath = (): string => join(dataDir, ".locks", "fr_a.json");
const newLock = (): ForestLock => createForestLock({
  fs, forestDir: join(dataDir, "fr_a"), nowMs: () => nowMs, isRunning: (pid) => running.has(pid),
  after: (_delayMs, task) => {
    beats.push(task);
    return () => { beats = beats.filter((one) => one !== task); };
  },
});
/** As another process of this machine, or of another one, would have left it. */
const heldBy = async (change: object): Promise<void> => {
  const mine = newLock();
  await mine.acquire();
  await mine.release();
  const holder = { token: "theirs", pid: 4711, host: (await import("node:os")).hostname(), beatAtMs: nowMs, ...change };
  await writeFile(lockPath(), JSON.stringify(holder));
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "forest-lock-"));
  await mkdir(join(dataDir, "fr_a"));
  nowMs = 1_000_000;
  running = new Set([4711]);
  beats = [];
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe("the lock of a forest", () => {
  it("keeps a second app out while the first one runs, and lets it in afterwards", async () => {
    await heldBy({});
    await expect(newLock().acquire()).rejects.toMatchObject({ code: "busy" });
    running.clear();
    const lock = newLock();
    await lock.acquire();
    await lock.release();
    expect(await readdir(join(dataDir, ".locks"))).toEqual([]);
  });

  it("takes another machine for gone only when it has been silent for long", async () => {
    await heldBy({ host: "another-machine" });
    await expect(newLock().acquire()).rejects.toMatchObject({ code: "busy" });
    nowMs += GONE_AFTER_MS + 1;
    const lock = newLock();
    await lock.acquire();
    await lock.release();
  });

  it("says again and again that it is there, and stops when it is released", async () => {
    const lock = newLock();
    await lock.acquire();
    nowMs += 30_000;
    for (const beat of beats.splice(0)) beat();
    expect(beats).toHaveLength(1);
    await lock.release();
    expect(beats).toEqual([]);
  });

  it("opens again what it holds itself, and what nobody can read", async () => {
    const lock = newLock();
    await lock.acquire();
    await lock.acquire();
    await lock.release();
    await writeFile(lockPath(), "{ half");
    const other = newLock();
    await other.acquire();
    await other.release();
  });

  it("does not remove the lock of somebody who has taken over", async () => {
    const lock = newLock();
    await lock.acquire();
    const taken = { token: "theirs", pid: 4711, host: "another-machine", beatAtMs: nowMs };
    await heldByNow(taken);
    await lock.release();
    expect(JSON.parse(await readFile(lockPath(), "utf8"))).toEqual(taken);
  });

  it("keeps nobody out of a folder that cannot be written to", async () => {
    const readOnly = createForestLock({
      fs: { ...fs, createFile: () => Promise.reject(Object.assign(new Error("EROFS"), { code: "EROFS" })) },
      forestDir: join(dataDir, "fr_a"), nowMs: () => nowMs, after: () => () => undefined,
    });
    await readOnly.acquire();
    await readOnly.release();
    expect(await readdir(join(dataDir, ".locks"))).toEqual([]);
  });
});

/** Waits for the first beat to be on disk, then writes over it. */
async function heldByNow(holder: object): Promise<void> {
  await expect.poll(() => readdir(join(dataDir, ".locks"))).toEqual(["fr_a.json"]);
  await writeFile(lockPath(), JSON.stringify(holder));
}
