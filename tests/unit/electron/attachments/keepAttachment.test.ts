import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginPart, createAttachmentReader, nodeAttachmentFiles as files, type KeptAttachment } from "#electron/attachments/index.ts";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";

const shaOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const NOW = 1_760_000_000_000;

let root: string;
let forestDir: string;
let uploads = 0;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "attachments-"));
  forestDir = join(root, "fr_a");
  await mkdir(forestDir);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const begin = (more = {}): ReturnType<typeof beginPart> => beginPart({ files, forestDir, uploadId: `up${(uploads += 1)}`, nowMs: () => NOW, ...more });
const keep = async (pieces: readonly Uint8Array[], name = "a.txt"): Promise<KeptAttachment> => {
  const part = await begin();
  try {
    for (const piece of pieces) await part.write(piece);
    return await part.finish(name);
  } catch (cause) {
    await part.abandon();
    throw cause;
  }
};
const pathOf = (sha256: string): string => join(forestDir, "attachments", sha256.slice(0, 2), sha256);

describe("keeping an attachment", () => {
  it("puts it under the number of its bytes and leaves no part behind", async () => {
    const kept = await keep([text("你好"), text("世界")]);
    expect(kept).toEqual({ sha256: shaOf(text("你好世界")), sizeBytes: 12, mime: "text/plain" });
    expect(await readFile(pathOf(kept.sha256), "utf8")).toBe("你好世界");
    expect(await readdir(join(forestDir, "attachments", ".parts"))).toEqual([]);
  });

  it("keeps the same bytes once, and counts them as new", async () => {
    const { sha256 } = await keep([text("a")]);
    await files.touch(pathOf(sha256), 5_000);
    expect(await keep([text("a")], "b.md")).toMatchObject({ sha256, mime: "text/markdown" });
    expect((await stat(pathOf(sha256))).mtimeMs).toBe(NOW);
    expect(await readdir(join(forestDir, "attachments", ".parts"))).toEqual([]);
  });

  it("mends a damaged one when its bytes are brought in again", async () => {
    const { sha256 } = await keep([text("abc")]);
    await writeFile(pathOf(sha256), "abX");
    await keep([text("abc")]);
    expect(await readFile(pathOf(sha256), "utf8")).toBe("abc");
  });

  it("refuses an empty file, and one beyond the limit while it comes in", async () => {
    await expect(keep([])).rejects.toMatchObject({ code: "refused" });
    const part = await begin();
    await expect(part.write({ length: MAX_ATTACHMENT_BYTES + 1 } as Uint8Array)).rejects.toMatchObject({ code: "too-large" });
    await part.abandon();
    await part.abandon();
  });

  it("says when the disk is full, and leaves nothing", async () => {
    const full = { ...files, createFile: async (path: string) => ({ ...(await files.createFile(path)), write: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })) }) };
    const part = await begin({ files: full });
    await expect(part.write(text("a"))).rejects.toMatchObject({ code: "disk-full" });
    await part.abandon();
    expect(await readdir(join(forestDir, "attachments", ".parts"))).toEqual([]);
  });

  it("tells the size of a picture", async () => {
    const png = Uint8Array.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x08", (letter) => letter.charCodeAt(0));
    expect(await keep([png.subarray(0, 5), png.subarray(5)], "a.txt")).toMatchObject({ mime: "image/png", widthPx: 16, heightPx: 8 });
  });

  it("writes through no link: not the folder of all, not the folder of parts, not a shelf, not a name", async () => {
    const outside = join(root, "outside");
    await mkdir(outside);
    const sha256 = shaOf(text("a"));
    const attachments = join(forestDir, "attachments");
    await symlink(outside, attachments);
    await expect(begin()).rejects.toMatchObject({ code: "refused" });
    await rm(attachments);
    await mkdir(attachments);
    await symlink(outside, join(attachments, ".parts"));
    await expect(begin()).rejects.toMatchObject({ code: "refused" });
    await rm(join(attachments, ".parts"));
    await symlink(outside, join(attachments, sha256.slice(0, 2)));
    await expect(keep([text("a")])).rejects.toMatchObject({ code: "refused" });
    await rm(join(attachments, sha256.slice(0, 2)));
    await mkdir(join(attachments, sha256.slice(0, 2)));
    await symlink(join(outside, "target"), pathOf(sha256));
    await expect(keep([text("a")])).rejects.toMatchObject({ code: "refused" });
    expect(await readdir(outside)).toEqual([]);
  });

  it("knows no path but a number's", async () => {
    const reader = createAttachmentReader(files);
    for (const wrong of ["../../etc/passwd", "..", "A".repeat(64), "a".repeat(63), `${"a".repeat(64)}/..`, ""]) {
      await expect(reader.open(forestDir, wrong)).rejects.toMatchObject({ code: "refused" });
    }
  });
});
