import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createIncomingFiles, type IncomingFolder } from "#electron/peers/files/incomingFiles.ts";
import { numberOf } from "#tests/support/attachedFiles.ts";
import { someFile } from "#tests/support/memoryFiles.ts";

const DAY_MS = 86_400_000;
const file = someFile(700_000, 1);
const sha256 = numberOf(file);
let root: string;
let dir: string;
let whole: { readonly sha256: string; readonly path: string }[];
let reports: string[];
const open = (): IncomingFolder => createIncomingFiles({ dir, nowMs: () => Date.now(), report: (message) => { reports.push(message); }, onWhole: (number, path) => { whole.push({ sha256: number, path }); } });
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "incoming-"));
  dir = join(root, "files");
  [whole, reports] = [[], []];
});
afterEach(() => rm(root, { recursive: true, force: true }));

it("puts pieces together, compares the whole with its name, and then names it", async () => {
  const incoming = open();
  expect(await incoming.begin(sha256)).toBe(0);
  await Promise.all([0, 250_000, 500_000].map((from) => incoming.append(sha256, from, file.subarray(from, from + 250_000))));
  expect(whole).toEqual([]);
  expect(await incoming.finish(sha256)).toBe(true);
  expect(whole).toEqual([{ sha256, path: join(dir, sha256) }]);
  expect(numberOf(await readFile(join(dir, sha256)))).toBe(sha256);
  await incoming.taken(sha256);
  expect(await readdir(dir)).toEqual([]);
});

it("goes on where an earlier process stopped, wherever that was", async () => {
  const first = open();
  await first.begin(sha256);
  await first.append(sha256, 0, file.subarray(0, 300_001));
  // Not closed: as after a kill.
  const second = open();
  expect(await second.begin(sha256)).toBe(300_001);
  await expect(second.append(sha256, 300_000, file.subarray(300_000, 300_010))).rejects.toThrow("does not follow");
  await second.append(sha256, 300_001, file.subarray(300_001));
  expect(await second.finish(sha256)).toBe(true);
  expect(numberOf(await readFile(join(dir, sha256)))).toBe(sha256);
  await first.close();
});

it("throws away what is not what its name says, also when the part on the disk was damaged", async () => {
  const incoming = open();
  await incoming.begin(sha256);
  await incoming.append(sha256, 0, someFile(700_000, 2));
  expect(await incoming.finish(sha256)).toBe(false);
  expect([await readdir(dir), whole]).toEqual([[], []]);
  await writeFile(join(dir, `${sha256}.part`), new Uint8Array(1_000));
  expect(await incoming.begin(sha256)).toBe(1_000);
  await incoming.append(sha256, 1_000, file.subarray(1_000));
  expect(await incoming.finish(sha256)).toBe(false);
  expect(await incoming.begin(sha256)).toBe(0);
  await incoming.drop(sha256);
  expect(await readdir(dir)).toEqual([]);
});

it("names again what nobody took, and compares it once more when it is wanted again", async () => {
  const incoming = open();
  await incoming.begin(sha256);
  await incoming.append(sha256, 0, file);
  await incoming.finish(sha256);
  const later = open();
  await later.look();
  expect(whole).toHaveLength(2);
  await later.nameAgain(sha256);
  await later.nameAgain(numberOf("another"));
  expect(whole).toHaveLength(3);
  expect(await later.begin(sha256)).toBe(file.length);
  expect(await later.finish(sha256)).toBe(true);
  expect(whole).toHaveLength(4);
});

it("throws old parts away, and leaves young ones and what is none of its own", async () => {
  const incoming = open();
  const young = numberOf("young");
  for (const number of [sha256, young]) {
    await incoming.begin(number);
    await incoming.append(number, 0, file.subarray(0, 10));
    await incoming.release(number);
  }
  const oldS = (Date.now() - 20 * DAY_MS) / 1_000;
  await utimes(join(dir, `${sha256}.part`), oldS, oldS);
  await writeFile(join(dir, "something else"), "");
  await incoming.look();
  expect((await readdir(dir)).sort()).toEqual([`${young}.part`, "something else"].sort());
  expect([whole, reports]).toEqual([[], []]);
});

it("makes no path of what is no file's name", async () => {
  const incoming = open();
  await expect(incoming.begin("../../escaped")).rejects.toThrow("not a file's name");
  expect(await readdir(root)).toEqual([]);
});
