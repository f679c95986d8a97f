import { appendFile, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openBlockFiles, type BlockFiles } from "#electron/peers/blockFiles.ts";

const LOG = "A".repeat(43);
const OTHER = `${"b-_".repeat(14)}c`;
const block = (n: number, length = 20): Uint8Array => new Uint8Array(length).fill(n);

let dir: string;
let reports: string[];
const opened: BlockFiles[] = [];
const openStore = async (folder = dir): Promise<BlockFiles> => {
  const store = await openBlockFiles({ dir: folder, report: (message) => reports.push(message) });
  opened.push(store);
  return store;
};
const firstBytes = async (store: BlockFiles, logKey = LOG): Promise<number[]> => ((await store.readAll()).get(logKey) ?? []).map((bytes) => bytes[0] ?? -1);
const pathOf = (logKey = LOG): string => join(dir, `${logKey}.log`);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "blocks-"));
  reports = [];
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await rm(dir, { recursive: true, force: true });
});

it("keeps blocks over a restart and reads any stretch of them", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0), block(1, 0), block(2, 70_000)]);
  await store.append(LOG, 3, [block(3)]);
  await store.append(OTHER, 0, [block(9)]);
  await store.close();
  const again = await openStore();
  expect([...(await again.readAll()).entries()].map(([logKey, blocks]) => [logKey, blocks.map((bytes) => bytes.length)]).sort()).toEqual([[LOG, [20, 0, 70_000, 20]], [OTHER, [20]]].sort());
  expect(await again.read(LOG, 2, 4)).toEqual([block(2, 70_000), block(3)]);
  expect(await again.read(LOG, 3, 99)).toEqual([block(3)]);
  expect(await again.read(LOG, 9, 99)).toEqual([]);
  await again.append(LOG, 4, [block(4)]);
  expect(await again.read(LOG, 4, 5)).toEqual([block(4)]);
});

it("takes appends of the same moment together, in order, and refuses what does not fit on the end", async () => {
  const store = await openStore();
  const together = Array.from({ length: 50 }, (_, n) => store.append(LOG, n, [block(n)]));
  const others = Array.from({ length: 50 }, (_, n) => store.append(OTHER, n, [block(n)]));
  await Promise.all([...together, ...others]);
  expect(await firstBytes(store)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  await expect(store.append(LOG, 49, [block(0)])).rejects.toMatchObject({ code: "out-of-order" });
  await expect(store.append(LOG, 51, [block(0)])).rejects.toMatchObject({ code: "out-of-order" });
  await expect(store.append("../x", 0, [block(0)])).rejects.toThrow();
  await store.append(LOG, 50, [block(50)]);
  expect((await firstBytes(store)).length).toBe(51);
});

it("cuts a torn end off, keeps it aside and goes on", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0), block(1), block(2)]);
  await store.close();
  const whole = await readFile(pathOf());
  for (let cut = 1; cut < 28; cut += 3) {
    await writeFile(pathOf(), whole.subarray(0, whole.length - cut));
    const torn = await openStore();
    expect(await firstBytes(torn)).toEqual([0, 1]);
    await torn.append(LOG, 2, [block(7)]);
    await torn.close();
    expect(await firstBytes(await openStore())).toEqual([0, 1, 7]);
  }
  expect(reports.length).toBe(9);
  expect((await readdir(dir)).filter((name) => name.includes(".damaged-")).length).toBe(9);
});

it("keeps what comes before a damaged block, and the damaged bytes", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0), block(1), block(2)]);
  await store.close();
  const bytes = await readFile(pathOf());
  const at = 8 + 28 + 12;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(pathOf(), bytes);
  expect(await firstBytes(await openStore())).toEqual([0]);
  const [aside = ""] = (await readdir(dir)).filter((name) => name.includes(".damaged-"));
  expect(await readFile(join(dir, aside))).toEqual(bytes.subarray(8 + 28));
});

it("survives a length that promises gigabytes, an empty file and a file that is none of ours", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0)]);
  await store.close();
  await appendFile(pathOf(), Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5));
  await writeFile(pathOf(OTHER), "");
  await writeFile(pathOf("z".repeat(43)), "not blocks at all, but a text of some length");
  await writeFile(join(dir, "notes.txt"), "left alone");
  const again = await openStore();
  expect([...(await again.readAll()).keys()]).toEqual([LOG]);
  await again.append(OTHER, 0, [block(5)]);
  await again.append("z".repeat(43), 0, [block(6)]);
  await again.close();
  expect((await (await openStore()).readAll()).size).toBe(3);
});

it("refuses to touch blocks of a newer version", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0)]);
  await store.close();
  const bytes = await readFile(pathOf());
  bytes[4] = 9;
  await writeFile(pathOf(), bytes);
  await expect(openStore()).rejects.toMatchObject({ code: "newer-format" });
  expect(await readFile(pathOf())).toEqual(bytes);
});

it("counts nothing as stored when the disk refuses, and takes it later", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0)]);
  await symlink("/dev/full", pathOf(OTHER));
  await expect(store.append(OTHER, 0, [block(1)])).rejects.toMatchObject({ code: "disk-full" });
  await expect(store.append(OTHER, 0, [block(1)])).rejects.toThrow();
  await rm(pathOf(OTHER));
  await store.append(OTHER, 0, [block(1)]);
  expect(await firstBytes(store, OTHER)).toEqual([1]);
  expect(await firstBytes(store)).toEqual([0]);
});

it("says so when a block changed on disk behind its back", async () => {
  const store = await openStore();
  await store.append(LOG, 0, [block(0), block(1)]);
  await truncate(pathOf(), 40);
  await expect(store.read(LOG, 0, 2)).rejects.toMatchObject({ code: "corrupt" });
});
