import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeAttachmentFiles as files } from "#electron/attachments/index.ts";
import { takeFiles, type TakenFiles } from "#electron/exchange/takeFiles.ts";
import { noteWith, numberOf, putFile } from "#tests/support/attachedFiles.ts";

let forestDir: string;
beforeEach(async () => { forestDir = await mkdtemp(join(tmpdir(), "take-files-")); });
afterEach(() => rm(forestDir, { recursive: true, force: true }));

const take = (numbers: readonly string[], budgetBytes = 1_000_000): Promise<TakenFiles> => takeFiles({ files, forestDir, documents: [noteWith("note:pt_a", numbers)], budgetBytes });
const numbersIn = ({ taken }: TakenFiles): string[] => taken.map(({ sha256 }) => sha256);

describe("the files that leave with documents", () => {
  it("are those the documents name, and no others", async () => {
    const named = await putFile(forestDir, "a picture");
    await putFile(forestDir, "a picture nobody shows");
    const taken = await take([named]);
    expect(numbersIn(taken)).toEqual([named]);
    expect(taken.leftOut).toEqual({ forSpace: 0, forSpaceBytes: 0, unreadable: 0 });
  });

  it("include one that was put aside to be deleted and is spoken of again", async () => {
    const sha256 = numberOf("back");
    await mkdir(join(forestDir, "attachments", ".removed", "2026-11-01"), { recursive: true });
    await writeFile(join(forestDir, "attachments", ".removed", "2026-11-01", sha256), "back");
    expect(numbersIn(await take([sha256]))).toEqual([sha256]);
  });

  it("are without the largest when there is not room for all, and it is said how much that is", async () => {
    const [small, middle, large] = [await putFile(forestDir, new Uint8Array(1_000)), await putFile(forestDir, new Uint8Array(5_000)), await putFile(forestDir, new Uint8Array(90_000))];
    const taken = await take([large, small, middle], 8_000);
    expect(numbersIn(taken)).toEqual([small, middle]);
    expect(taken.leftOut).toEqual({ forSpace: 1, forSpaceBytes: 90_000, unreadable: 0 });
    expect((await take([large, small, middle], -1)).leftOut).toEqual({ forSpace: 3, forSpaceBytes: 96_000, unreadable: 0 });
  });

  it("are without what is missing, damaged, empty or a link, which is counted and stops nothing", async () => {
    const good = await putFile(forestDir, "good");
    const damaged = await putFile(forestDir, "something else", numberOf("it was this once"));
    const empty = await putFile(forestDir, "");
    const outside = join(forestDir, "secret.txt");
    await writeFile(outside, "secret");
    await mkdir(join(forestDir, "attachments", numberOf("secret").slice(0, 2)), { recursive: true });
    await symlink(outside, join(forestDir, "attachments", numberOf("secret").slice(0, 2), numberOf("secret")));
    const taken = await take([good, damaged, empty, numberOf("secret"), numberOf("never was here")]);
    expect(numbersIn(taken)).toEqual([good]);
    expect(taken.leftOut).toEqual({ forSpace: 0, forSpaceBytes: 0, unreadable: 4 });
  });
});
