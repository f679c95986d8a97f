import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAttachmentReader, nodeAttachmentFiles, type AttachmentFiles } from "#electron/attachments/index.ts";

const shaOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
let forestDir: string;
let reads = 0;
const files: AttachmentFiles = {
  ...nodeAttachmentFiles,
  openForReading: async (path) => {
    const file = await nodeAttachmentFiles.openForReading(path);
    return { ...file, read: (at, length) => { reads += 1; return file.read(at, length); } };
  },
};

beforeEach(async () => {
  forestDir = await mkdtemp(join(tmpdir(), "attachments-"));
  reads = 0;
});
afterEach(() => rm(forestDir, { recursive: true, force: true }));

const pathOf = (sha256: string): string => join(forestDir, "attachments", sha256.slice(0, 2), sha256);
async function put(bytes: Uint8Array, sha256 = shaOf(bytes)): Promise<string> {
  await mkdir(join(forestDir, "attachments", sha256.slice(0, 2)), { recursive: true });
  await writeFile(pathOf(sha256), bytes);
  return sha256;
}

describe("opening an attachment", () => {
  it("gives out any stretch of it, and what it is by its bytes", async () => {
    const bytes = new Uint8Array(3_000_000).fill(7);
    bytes.set(new TextEncoder().encode("%PDF-1.7"));
    const file = await createAttachmentReader(files).open(forestDir, await put(bytes));
    expect([file.mime, file.sizeBytes]).toEqual(["application/pdf", 3_000_000]);
    expect([...(await file.read(2_999_990, 100))]).toEqual([...bytes.subarray(2_999_990)]);
    expect(await file.read(3_000_000, 100)).toHaveLength(0);
    await file.close();
  });

  it("reads a file through once a session, also when it is asked for many times at once", async () => {
    const sha256 = await put(new Uint8Array([1, 2, 3]));
    const reader = createAttachmentReader(files);
    for (const file of await Promise.all([1, 2, 3, 4].map(() => reader.open(forestDir, sha256)))) await file.close();
    const before = reads;
    await (await reader.open(forestDir, sha256)).close();
    expect([before, reads]).toEqual([2, 2]);
  });

  it("never gives out a damaged one: other bytes, cut, longer, or changed since it was looked at", async () => {
    const sha256 = await put(new Uint8Array([1, 2, 3, 4]));
    const reader = createAttachmentReader(files);
    await (await reader.open(forestDir, sha256)).close();
    await writeFile(pathOf(sha256), new Uint8Array([1, 2, 3, 5]));
    await utimes(pathOf(sha256), 1, 1);
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "corrupt" });
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "corrupt" });
    await put(new Uint8Array([1, 2, 3, 4]));
    await truncate(pathOf(sha256), 2);
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "corrupt" });
    await put(new Uint8Array([1, 2, 3, 4, 0]), sha256);
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "corrupt" });
    await put(new Uint8Array([1, 2, 3, 4]));
    reader.forget(forestDir, sha256);
    await (await reader.open(forestDir, sha256)).close();
  });

  it("follows no link, be it the file, its shelf or the folder of all", async () => {
    const reader = createAttachmentReader(files);
    const bytes = new Uint8Array([9]);
    const sha256 = shaOf(bytes);
    const elsewhere = join(forestDir, "elsewhere");
    await mkdir(join(elsewhere, sha256.slice(0, 2)), { recursive: true });
    await writeFile(join(elsewhere, sha256.slice(0, 2), sha256), bytes);
    await symlink(elsewhere, join(forestDir, "attachments"));
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "refused" });
    await rm(join(forestDir, "attachments"));
    await mkdir(join(forestDir, "attachments"));
    await symlink(join(elsewhere, sha256.slice(0, 2)), join(forestDir, "attachments", sha256.slice(0, 2)));
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "refused" });
    await rm(join(forestDir, "attachments", sha256.slice(0, 2)));
    await mkdir(join(forestDir, "attachments", sha256.slice(0, 2)));
    await symlink(join(elsewhere, sha256.slice(0, 2), sha256), pathOf(sha256));
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "refused" });
    await expect(nodeAttachmentFiles.openForReading(pathOf(sha256))).rejects.toMatchObject({ code: "ELOOP" });
    await rm(pathOf(sha256));
    await mkdir(pathOf(sha256));
    await expect(reader.open(forestDir, sha256)).rejects.toMatchObject({ code: "refused" });
  });

  it("says when there is none", async () => {
    await expect(createAttachmentReader(files).open(forestDir, "a".repeat(64))).rejects.toMatchObject({ code: "not-found" });
  });

  it("brings one back that was put aside, when something names it again", async () => {
    const bytes = new Uint8Array([5, 6]);
    const sha256 = shaOf(bytes);
    await mkdir(join(forestDir, "attachments", ".removed", "2026-01-01"), { recursive: true });
    await writeFile(join(forestDir, "attachments", ".removed", "2026-01-01", sha256), bytes);
    const file = await createAttachmentReader(files).open(forestDir, sha256);
    expect(await file.read(0, 2)).toEqual(bytes);
    await file.close();
    expect((await files.look(pathOf(sha256)))?.kind).toBe("file");
  });
});
