import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClientIdClaims, type ClientIdClaims, type DeriveClientIds } from "#electron/main/groups/clientIdClaims.ts";
import { deriveClientIds } from "#electron/main/groups/deriveClientIds.ts";

const GROUP = { groupId: `gr_${"A".repeat(43)}`, logKey: "A".repeat(43) };
let root: string;
let warnings: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "claims-"));
  warnings = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

const counted: DeriveClientIds = async (_group, from, count) => Array.from({ length: count }, (_, index) => from + index);
const claims = (derive: DeriveClientIds = counted): ClientIdClaims => createClientIdClaims({ groupsDir: root, derive, warn: (message) => { warnings.push(message); } });
const path = (name = "claims.json"): string => join(root, GROUP.groupId, name);

describe("client ids", () => {
  it("are never given out twice, by whomever and however often they are asked for", async () => {
    const first = claims();
    await first.begin(GROUP.groupId);
    const taken = await Promise.all([3, 1, 256, 2].map((count) => first.take(GROUP, count)));
    expect(taken.map((ids) => ids.length)).toEqual([3, 1, 256, 2]);
    // Another start of the app; preparing once more begins nothing anew.
    const second = claims();
    await second.begin(GROUP.groupId);
    const all = [...taken.flat(), ...(await second.take(GROUP, 5))];
    expect(new Set(all).size).toBe(267);
    expect(Math.max(...all)).toBe(266);
  });

  it("are on disk as used before they are given out", async () => {
    const own = claims();
    await own.begin(GROUP.groupId);
    await own.take(GROUP, 7);
    expect(JSON.parse(await readFile(path(), "utf8"))).toEqual({ nextN: 7 });
    // A folder that is gone refuses the write: then nobody is given anything.
    await rm(join(root, GROUP.groupId), { recursive: true });
    await expect(own.take(GROUP, 1)).rejects.toThrow();
  });

  it("are counted on from the other copy when one is lost or damaged, and not at all when both are", async () => {
    const own = claims();
    await own.begin(GROUP.groupId);
    await own.take(GROUP, 300);
    await writeFile(path(), "");
    expect(await own.take(GROUP, 1)).toEqual([300]);
    await rm(path("claims-copy.json"));
    expect(await own.take(GROUP, 1)).toEqual([301]);
    expect(warnings).toEqual([]);
    for (const name of ["claims.json", "claims-copy.json"]) await writeFile(path(name), "{\"nextN\":-1}");
    await expect(own.take(GROUP, 1)).rejects.toMatchObject({ code: "corrupt" });
    expect(warnings).toHaveLength(1);
  });

  it("are known again as this device's own, also those of earlier starts, and no others", async () => {
    const own = claims();
    await own.begin(GROUP.groupId);
    await own.take(GROUP, 4);
    expect(await own.own(GROUP, [0, 3, 4, 99])).toEqual([0, 3]);
    await own.take(GROUP, 1);
    expect(await claims().own(GROUP, [4, 5])).toEqual([4]);
    expect(await own.own(GROUP, [4, 5])).toEqual([4]);
  });

  it("are whole numbers of 52 bits, the same each time, and others for another log", async () => {
    const own = await deriveClientIds(GROUP, 0, 4);
    expect(own.every((id) => Number.isSafeInteger(id) && id >= 0 && id < 2 ** 52)).toBe(true);
    expect(new Set(own).size).toBe(4);
    expect(await deriveClientIds(GROUP, 2, 2)).toEqual(own.slice(2));
    expect(await deriveClientIds({ ...GROUP, logKey: `B${"A".repeat(42)}` }, 0, 4)).not.toEqual(own);
  });
});
