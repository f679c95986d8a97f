import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createForestShelf, type ForestShelf } from "#electron/peers/files/forestShelf.ts";
import { numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { manualTimers, type ManualTimers } from "#tests/support/manualTimers.ts";
import { someFile } from "#tests/support/memoryFiles.ts";

const file = someFile(500_000, 1);
let root: string;
let timers: ManualTimers;
let reports: string[];
let shelf: ForestShelf;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "shelf-"));
  timers = manualTimers();
  reports = [];
  shelf = createForestShelf({ after: timers.after, report: (message) => { reports.push(message); } });
});
afterEach(async () => {
  await shelf.close();
  await rm(root, { recursive: true, force: true });
});

it("gives stretches of a forest's files, and tells how large they are", async () => {
  const sha256 = await putFile(root, file);
  expect(await shelf.read(sha256, 0, 10)).toBeNull();
  shelf.setForest(root);
  expect(await shelf.read(sha256, 0, 0)).toEqual({ totalBytes: 500_000, bytes: new Uint8Array(0) });
  const [first, second] = await Promise.all([shelf.read(sha256, 0, 400_000), shelf.read(sha256, 400_000, 400_000)]);
  expect(numberOf(Buffer.concat([first?.bytes ?? file, second?.bytes ?? file]))).toBe(sha256);
  expect((await shelf.read(sha256, 600_000, 10))?.bytes.length).toBe(0);
  timers.advance(60_000);
  expect((await shelf.read(sha256, 0, 3))?.bytes).toEqual(file.slice(0, 3));
  expect(reports).toEqual([]);
});

it("gives nothing that is not there, damaged, a link, or no file's name", async () => {
  shelf.setForest(root);
  const damaged = numberOf("what it was");
  await putFile(root, "what it is", damaged);
  const secret = join(root, "secret");
  await writeFile(secret, "SECRET");
  const linked = numberOf("SECRET");
  await putFile(root, "", linked);
  await rm(join(root, "attachments", linked.slice(0, 2), linked));
  await symlink(secret, join(root, "attachments", linked.slice(0, 2), linked));
  for (const sha256 of [numberOf("nowhere"), damaged, linked, "../secret"]) expect(await shelf.read(sha256, 0, 100), sha256).toBeNull();
  expect(reports.filter((message) => message.includes("corrupt") || message.includes("not what its number says"))).toHaveLength(1);
});

it("follows the forest to another folder, and gives nothing once it is closed", async () => {
  const sha256 = await putFile(root, file);
  shelf.setForest(root);
  expect(await shelf.read(sha256, 0, 10)).not.toBeNull();
  shelf.setForest(join(root, "elsewhere"));
  expect(await shelf.read(sha256, 0, 10)).toBeNull();
  await putFile(join(root, "elsewhere"), file);
  expect(await shelf.read(sha256, 0, 10)).not.toBeNull();
  await shelf.close();
  expect(await shelf.read(sha256, 0, 10)).toBeNull();
});
