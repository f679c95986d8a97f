import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGroupIndex, type GroupIndex, type GroupRecord } from "#electron/main/groups/groupIndex.ts";

const groupId = (letter: string): string => `gr_${letter.repeat(43)}`;
const record = (letter: string, parts: Partial<GroupRecord> = {}): GroupRecord => ({ groupId: groupId(letter), forestId: "fr_1", logKey: letter.repeat(43), isFounded: true, hasEnded: false, isDoomed: false, ...parts });

let root: string;
let warnings: string[];
const opened = async (): Promise<GroupIndex> => {
  const index = createGroupIndex(root, (message) => { warnings.push(message); });
  await index.load();
  return index;
};
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), "group-index-")), "groups");
  warnings = [];
});
afterEach(() => rm(join(root, ".."), { recursive: true, force: true }));

describe("which forest is in which group", () => {
  it("is known at once and found again after a start", async () => {
    const index = await opened();
    const writing = index.put(record("A"));
    expect(index.activeOf("fr_1")).toEqual(record("A"));
    await writing;
    const again = await opened();
    expect([again.activeOf("fr_1"), again.byId(groupId("A")), again.activeOf("fr_2"), again.isIncomplete()]).toEqual([record("A"), record("A"), null, false]);
  });

  it("means the living group of a forest that was in others before", async () => {
    const index = await opened();
    await index.put(record("A", { hasEnded: true }));
    expect([index.activeOf("fr_1"), index.anyOf("fr_1")?.groupId]).toEqual([null, groupId("A")]);
    await index.put(record("B", { isFounded: false }));
    await index.put(record("C"));
    expect([index.activeOf("fr_1")?.groupId, index.anyOf("fr_1")?.groupId]).toEqual([groupId("C"), groupId("C")]);
    await index.put(record("C", { isDoomed: true }));
    expect(index.activeOf("fr_1")?.groupId).toBe(groupId("B"));
  });

  it("is incomplete while a folder says nothing of its forest", async () => {
    for (const [letter, content] of [["A", "{"], ["B", JSON.stringify(record("C"))], ["D", JSON.stringify({ ...record("D"), forestId: "../x" })]] as const) {
      await mkdir(join(root, groupId(letter)), { recursive: true });
      await writeFile(join(root, groupId(letter), "forest.json"), content);
    }
    await mkdir(join(root, groupId("E")));
    await mkdir(join(root, "something else"));
    const index = await opened();
    expect([index.all(), index.isIncomplete()]).toEqual([[], true]);
    for (const letter of ["A", "B", "D", "E"]) await index.put(record(letter));
    expect(index.isIncomplete()).toBe(false);
  });

  it("is forgotten with main's own files only", async () => {
    const index = await opened();
    await index.put(record("A"));
    await index.put(record("B"));
    await writeFile(join(root, groupId("B"), "keys"), "");
    await index.drop(groupId("A"));
    await index.drop(groupId("B"));
    expect(await readdir(root)).toEqual([groupId("B")]);
    expect(await readdir(join(root, groupId("B")))).toEqual(["keys"]);
    expect(index.anyOf("fr_1")).toBeNull();
  });
});
