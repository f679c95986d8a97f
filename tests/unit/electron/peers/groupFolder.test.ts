import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { createGroupFolder, listGroups, openGroupFolder, type GroupFolderParts, type GroupKeys } from "#electron/peers/groupFolder.ts";
import { toText } from "#shared/sync/index.ts";
import { manualTimers } from "#tests/support/manualTimers.ts";

const groupId = `gr_${"g".repeat(43)}`;
const log = crypto.newKeyPair();
const keys: GroupKeys = {
  groupId, log, founderLogKey: toText(log.publicKey), epochKeys: new Map([["00112233445566aa", new Uint8Array(32).fill(5)]]),
  genesis: null,
};
let parts: GroupFolderParts;
let timers = manualTimers();
const reports: string[] = [];
const file = (name: string): string => join(parts.groupsDir, groupId, name);
const readFacts = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(file("group.json"), "utf8")) as Record<string, unknown>;

beforeEach(async () => {
  reports.length = 0;
  timers = manualTimers();
  parts = { groupsDir: join(await mkdtemp(join(tmpdir(), "folder-")), "groups"), crypto, sealKey: crypto.randomBytes(32), after: timers.after, report: (message) => reports.push(message) };
});
afterEach(() => rm(join(parts.groupsDir, ".."), { recursive: true, force: true }));

it("keeps facts and keys over a restart, the keys sealed", async () => {
  const folder = await createGroupFolder(parts, keys, { name: "生物", forestId: "fr_a" });
  await folder.change({ handedThroughSeq: 12, isPaused: true });
  await folder.changeKeys({ epochKeys: new Map([...keys.epochKeys, ["ff112233445566aa", new Uint8Array(32).fill(9)]]) });
  const again = await openGroupFolder(parts, groupId);
  expect(again?.facts()).toMatchObject({ name: "生物", forestId: "fr_a", handedThroughSeq: 12, isPaused: true, ended: null, stage: "active" });
  expect(again?.keys()).toEqual(folder.keys());
  expect(again?.keys().epochKeys.size).toBe(2);
  const sealed = await readFile(file("secrets"));
  for (const secret of [log.secretKey.subarray(0, 32), new Uint8Array(32).fill(5), new TextEncoder().encode(toText(log.secretKey).slice(0, 40))]) expect(sealed.includes(Buffer.from(secret))).toBe(false);
  expect(await listGroups(parts.groupsDir)).toEqual([groupId]);
  expect(await listGroups(join(parts.groupsDir, "nowhere"))).toEqual([]);
});

it("writes what may be behind after half a second, or when it is flushed", async () => {
  const folder = await createGroupFolder(parts, keys, {});
  folder.note({ handedThroughSeq: 1 });
  folder.note({ handedThroughSeq: 2, delivered: { [toText(log.publicKey)]: 7 } });
  expect((await readFacts()).handedThroughSeq).toBe(-1);
  expect(folder.facts().handedThroughSeq).toBe(2);
  timers.advance(600);
  await folder.change({});
  expect((await readFacts()).handedThroughSeq).toBe(2);
  folder.note({ handedThroughSeq: 3 });
  await folder.flush();
  expect(await readFacts()).toMatchObject({ handedThroughSeq: 3, delivered: { [toText(log.publicKey)]: 7 } });
  expect(timers.delays()).toEqual([]);
});

it("makes lost or damaged facts anew and says so", async () => {
  await createGroupFolder(parts, keys, { name: "生物", forestId: "fr_a", handedThroughSeq: 40 });
  for (const damage of ["{ half", JSON.stringify({ format: 1, name: 7 })]) {
    await writeFile(file("group.json"), damage);
    const again = await openGroupFolder(parts, groupId);
    expect(again?.facts()).toMatchObject({ forestId: "fr_a", handedThroughSeq: -1, delivered: {}, stage: "active" });
    expect((await readFacts()).forestId).toBe("fr_a");
  }
  await rm(file("group.json"));
  expect((await openGroupFolder(parts, groupId))?.facts().forestId).toBe("fr_a");
  expect(reports.length).toBe(3);
});

it("knows of a founder whose facts are lost, by the blocks there are, whether the group was begun", async () => {
  await createGroupFolder(parts, { ...keys, genesis: { nonce: toText(new Uint8Array(32)), epochId: "00112233445566aa", createdAtMs: 1 } }, { stage: "prepared" });
  const stageAnew = async (): Promise<unknown> => {
    await rm(file("group.json"));
    return (await openGroupFolder(parts, groupId))?.facts().stage;
  };
  expect(await stageAnew()).toBe("prepared");
  await mkdir(file("blocks"), { recursive: true });
  expect(await stageAnew()).toBe("prepared");
  await writeFile(join(file("blocks"), `${toText(log.publicKey)}.log`), "a block");
  expect(await stageAnew()).toBe("active");
});

it("leaves alone what it cannot open", async () => {
  await createGroupFolder(parts, keys, {});
  expect(await openGroupFolder({ ...parts, sealKey: crypto.randomBytes(32) }, groupId)).toBeNull();
  const bytes = await readFile(file("secrets"));
  bytes[30] = (bytes[30] ?? 0) ^ 1;
  await writeFile(file("secrets"), bytes);
  expect(await openGroupFolder(parts, groupId)).toBeNull();
  expect(await readFile(file("secrets"))).toEqual(bytes);
  expect(reports.length).toBe(2);
  const other = `gr_${"o".repeat(43)}`;
  await mkdir(join(parts.groupsDir, other));
  expect(await openGroupFolder(parts, other)).toBeNull();
  expect(reports.length).toBe(2);
});

it("forgets its own files and no others", async () => {
  const folder = await createGroupFolder(parts, keys, {});
  for (const dir of [folder.blocksDir, folder.filesDir]) await mkdir(dir, { recursive: true });
  await writeFile(join(folder.filesDir, "half.part"), "a part of somebody's file");
  await writeFile(file("forest.json"), "main's");
  folder.note({ handedThroughSeq: 3 });
  await folder.remove();
  await folder.change({ name: "late" });
  expect(await readdir(join(parts.groupsDir, groupId))).toEqual(["forest.json"]);
});
