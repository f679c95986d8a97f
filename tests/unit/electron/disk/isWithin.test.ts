import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isWithin } from "#electron/disk/isWithin.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "within-"));
  await mkdir(join(root, "forests", "deep"), { recursive: true });
  await mkdir(join(root, "other"));
  await symlink(join(root, "forests"), join(root, "link"), "junction");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const within = (folder: string, candidate: string): Promise<boolean> => isWithin(join(root, folder), join(root, candidate));

describe("whether a folder lies in another", () => {
  it.each([["forests", "forests"], ["forests", "forests/deep"], ["forests", "forests/not/there/yet"], ["forests", "forests/..dots"]])("%s holds %s", async (folder, candidate) => {
    expect(await within(folder, candidate)).toBe(true);
  });

  it.each([["forests", "."], ["forests", "other"], ["forests", "forests-2"], ["forests/deep", "forests"], ["not-there", "other"]])("%s does not hold %s", async (folder, candidate) => {
    expect(await within(folder, candidate)).toBe(false);
  });

  it("follows links on both sides, also where nothing is yet", async () => {
    expect(await within("forests", "link/deep")).toBe(true);
    expect(await within("link", "forests/deep")).toBe(true);
    expect(await within("forests", "link/not/there/yet")).toBe(true);
    expect(await within("link/not-there", "forests/not-there/yet")).toBe(true);
    expect(await within("other", "link")).toBe(false);
  });
});
