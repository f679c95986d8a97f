import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newSortableId } from "#electron/disk/newSortableId.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeFileDurably } from "#electron/disk/writeFileDurably.ts";

describe("writeFileDurably", () => {
  it("replaces a file and leaves nothing else in the folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "write-"));
    await writeFileDurably(join(folder, "a.json"), "1");
    await writeFileDurably(join(folder, "a.json"), "2");
    expect(await readFile(join(folder, "a.json"), "utf8")).toBe("2");
    expect(await readdir(folder)).toEqual(["a.json"]);
    await rm(folder, { recursive: true });
  });
});

describe("toStorageError", () => {
  it("maps what a person can mend and calls the rest unexpected", () => {
    const code = (errno: string): string => toStorageError(Object.assign(new Error("x"), { code: errno }), "test").code;
    expect(["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENOENT", "EIO"].map(code))
      .toEqual(["disk-full", "disk-full", "permission", "permission", "permission", "not-found", "unexpected"]);
  });
});

describe("newSortableId", () => {
  it("is a version 7 UUID that sorts by time", () => {
    expect(newSortableId(1_700_000_000_000)).toMatch(/^018bcfe56800[7][0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(newSortableId(1) < newSortableId(2)).toBe(true);
    expect(newSortableId(1)).not.toBe(newSortableId(1));
  });
});
