import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createPendingJoins, type PendingJoins } from "#electron/peers/joining/pendingJoins.ts";
import { PENDING_JOINS_FILE } from "#electron/peers/peersProtocol.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const sealKey = new Uint8Array(32).fill(7);
let groupsDir: string;
let reports: string[];
beforeEach(async () => {
  groupsDir = join(await mkdtemp(join(tmpdir(), "joins-")), "groups");
  reports = [];
});
afterEach(() => rm(join(groupsDir, ".."), { recursive: true, force: true }));

const opened = (key = sealKey): PendingJoins => createPendingJoins({ groupsDir, crypto: testCrypto, sealKey: key, report: (message) => { reports.push(message); } });
const join1 = { link: "zhishisenlin://join/1.a", personName: "乙", shown: ["设备甲"] };

it("keeps what waits for an answer over a restart, sealed, and nothing when nothing waits", async () => {
  const before = opened();
  expect(await before.load()).toEqual([]);
  before.keep([]);
  before.keep([join1]);
  await before.settled();
  expect(await opened().load()).toEqual([join1]);
  expect(await readdir(groupsDir)).toEqual([PENDING_JOINS_FILE]);
  const again = opened();
  await again.load();
  again.keep([]);
  await again.settled();
  expect(await readdir(groupsDir)).toEqual([]);
  expect(reports).toEqual([]);
});

it("keeps the last devices that answered, however many did, so that the joining itself is not lost", async () => {
  const before = opened();
  const shown = Array.from({ length: 300 }, (_, at) => `设备${String(at)}`);
  before.keep([{ ...join1, shown }]);
  await before.settled();
  expect(await opened().load()).toEqual([{ ...join1, shown: shown.slice(-64) }]);
  expect(reports).toEqual([]);
});

it("says so and begins with nothing when the file is damaged or sealed with another key", async () => {
  const before = opened();
  before.keep([join1]);
  await before.settled();
  expect(await opened(new Uint8Array(32).fill(8)).load()).toEqual([]);
  await writeFile(join(groupsDir, PENDING_JOINS_FILE), "no such thing");
  expect(await opened().load()).toEqual([]);
  expect(reports).toHaveLength(2);
});
