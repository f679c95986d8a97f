import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { InvitedRole } from "#shared/sync/index.ts";
import { numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { someFile } from "#tests/support/memoryFiles.ts";
import type { PeersMachine } from "#tests/support/peersMachine.ts";
import { buildPeers, forkPeers, type ForkedPeers } from "#tests/support/peersProcess.ts";
import { admit, dial, extra, foundGroup, machinesOfTests, put } from "#tests/support/peersRig.ts";

const MB = 1024 * 1024;
const NOTE = "note:pt_1";
const { start, afterwards } = machinesOfTests();

const forestDir = (machine: PeersMachine): string => join(machine.folder, "forest");
/** Main says where the forest lies, as it does whenever the process starts. */
async function nameShelf(machine: PeersMachine): Promise<void> {
  await mkdir(forestDir(machine), { recursive: true });
  await machine.service.calls.setShelf({ groupId: machine.groupId, forestDir: forestDir(machine) });
}
async function found(machine: PeersMachine): Promise<void> {
  await foundGroup(machine);
  await nameShelf(machine);
}
async function admitWithShelf(owner: PeersMachine, guest: PeersMachine, role: InvitedRole): Promise<void> {
  await admit(owner, guest, role);
  await nameShelf(guest);
}
/** Puts a file into the forest, and its name into a shared note. */
async function attach(machine: PeersMachine, bytes: Uint8Array): Promise<string> {
  const sha256 = await putFile(forestDir(machine), bytes);
  await machine.write(NOTE, put(sha256, sha256));
  return sha256;
}
const knows = (machine: PeersMachine, sha256: string): boolean => extra(machine, NOTE)[sha256] !== undefined;
const want = (machine: PeersMachine, sha256: string, limitBytes = 200 * MB) => machine.service.calls.fetchFile({ groupId: machine.groupId, sha256, limitBytes });
const partPath = (machine: PeersMachine, sha256: string): string => join(machine.folder, "groups", machine.groupId, "files", `${sha256}.part`);
const arrivedPath = async (machine: PeersMachine, sha256: string): Promise<string> => {
  await machine.until(() => machine.arrived.some((file) => file.sha256 === sha256));
  return machine.arrived.find((file) => file.sha256 === sha256)?.path ?? "";
};

it("brings 20 MB over a kill of the receiving process, and goes on where it was", async () => {
  const peers = await buildPeers();
  afterwards(() => peers.dispose());
  let running: ForkedPeers | null = null;
  const a = await start("a");
  const b = await start("b", async (parts, emit) => (running = await forkPeers(peers.path, parts, emit)));
  await found(a);
  await admitWithShelf(a, b, "editor");
  const file = someFile(20 * MB, 1);
  const sha256 = await attach(a, file);
  await b.until(() => knows(b, sha256));
  expect((await want(b, sha256))?.stage).toBe("asking");
  const sizeOfPart = async (): Promise<number> => (await stat(partPath(b, sha256)).catch(() => null))?.size ?? 0;
  await expect.poll(sizeOfPart, { interval: 2, timeout: 10_000 }).toBeGreaterThan(MB);
  // SAFETY: it was started above.
  await (running as ForkedPeers | null)?.kill();
  const before = await sizeOfPart();
  expect(before).toBeLessThan(file.length);
  expect(b.arrived).toEqual([]);
  const bornMs = (await stat(partPath(b, sha256))).birthtimeMs;

  await b.begin();
  await b.catchUp();
  await nameShelf(b);
  await want(b, sha256);
  await dial(b, a);
  const path = await arrivedPath(b, sha256);
  // The very file that was begun before, not a new one.
  expect((await stat(path)).birthtimeMs).toBe(bornMs);
  expect(numberOf(await readFile(path))).toBe(sha256);
  await b.service.calls.fileTaken({ groupId: b.groupId, sha256 });
  await expect(stat(path)).rejects.toThrow("ENOENT");
}, 60_000);

it("names again what came whole and nobody took", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await found(a);
  await admitWithShelf(a, b, "editor");
  const sha256 = await attach(a, someFile(MB, 2));
  await b.until(() => knows(b, sha256));
  await want(b, sha256);
  await arrivedPath(b, sha256);
  await b.service.calls.stop(null);
  b.arrived.length = 0;
  await b.begin();
  await b.catchUp();
  await nameShelf(b);
  expect(numberOf(await readFile(await arrivedPath(b, sha256)))).toBe(sha256);
});

it("gives to a reader what shared notes name, and nothing else; to who was removed nothing", async () => {
  const [a, b, c] = [await start("a"), await start("b"), await start("c")];
  await found(a);
  await admitWithShelf(a, b, "reader");
  await admitWithShelf(a, c, "editor");
  const shared = await attach(a, someFile(300_000, 3));
  const unnamed = await putFile(forestDir(a), someFile(1_000, 4));
  const personal = await putFile(forestDir(a), someFile(1_000, 5));
  await a.write("my:note:pt_1", put("att", personal));
  const nowhere = numberOf("nowhere");
  await b.until(() => knows(b, shared));
  await c.until(() => knows(c, shared));

  for (const sha256 of [unnamed, personal, nowhere]) expect(await want(b, sha256)).toBeNull();
  await want(b, shared);
  expect(numberOf(await readFile(await arrivedPath(b, shared)))).toBe(shared);
  expect(b.arrived.map(({ sha256 }) => sha256)).toEqual([shared]);

  const later = await attach(a, someFile(300_000, 6));
  await c.until(() => knows(c, later));
  expect(await a.service.calls.remove({ groupId: a.groupId, personId: "pr_c" })).toBeNull();
  await want(c, later);
  await c.until(() => c.state()?.ended === "removed");
  await b.until(() => knows(b, later));
  await want(b, later);
  await arrivedPath(b, later);
  expect(c.arrived).toEqual([]);
});

it("says who has it and how large it is, whether they are here, and gives out nothing damaged", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await found(a);
  await admitWithShelf(a, b, "editor");
  const sha256 = await attach(a, someFile(3 * MB, 7));
  const damaged = numberOf("what it was");
  await putFile(forestDir(a), "what it is", damaged);
  await a.write(NOTE, put(damaged, damaged));
  await b.until(() => knows(b, damaged));
  await want(b, sha256, MB);
  await want(b, damaged);
  const last = (number: string) => b.files.filter((file) => file.sha256 === number).at(-1);
  await b.until(() => last(sha256)?.stage === "too-large" && last(damaged)?.stage === "waiting");
  expect(last(sha256)).toEqual({ sha256, stage: "too-large", haveBytes: 0, totalBytes: 3 * MB, people: [{ personId: "pr_a", name: "甲", isOnline: true }] });
  await a.service.calls.stop(null);
  await b.until(() => last(sha256)?.stage === "waiting");
  expect(last(sha256)?.people).toEqual([{ personId: "pr_a", name: "甲", isOnline: false }]);
  expect(b.arrived).toEqual([]);
  await a.begin();
  await a.catchUp();
  await nameShelf(a);
  await want(b, sha256);
  await dial(b, a);
  await arrivedPath(b, sha256);
});
