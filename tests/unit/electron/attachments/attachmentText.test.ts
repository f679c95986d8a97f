import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodedText } from "#electron/attachments/attachmentText.ts";
import { createAttachmentTasks, nodeAttachmentFiles } from "#electron/attachments/index.ts";
import { DOCX_MIME, MAX_TEXT_LETTERS } from "#shared/attachments/index.ts";

const tasks = createAttachmentTasks(nodeAttachmentFiles);
let forestDir: string;
beforeEach(async () => { forestDir = await mkdtemp(join(tmpdir(), "texts-")); });
afterEach(() => rm(forestDir, { recursive: true, force: true }));

async function textOf(bytes: Uint8Array, mime: string, name = ""): Promise<string | null> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await mkdir(join(forestDir, "attachments", sha256.slice(0, 2)), { recursive: true });
  await writeFile(join(forestDir, "attachments", sha256.slice(0, 2), sha256), bytes);
  return tasks.attachmentText({ forestDir, sha256, mime, name });
}

describe("the text of an attachment", () => {
  it("is read in the encodings people have", async () => {
    expect(await textOf(strToU8("森林\r\n知识\r"), "text/plain")).toBe("森林\n知识\n");
    expect(await textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), "text/csv")).toBe("a");
    expect(await textOf(Uint8Array.of(0xc9, 0xad, 0xc1, 0xd6), "text/markdown")).toBe("森林");
    expect(await textOf(Uint8Array.of(0xff, 0xfe, 0xee, 0x68, 0x97, 0x67), "text/plain")).toBe("森林");
    expect(await textOf(Uint8Array.of(0xfe, 0xff, 0x68, 0xee), "text/plain")).toBe("森");
  });

  it("is none of what is not text, whatever it is said to be", async () => {
    expect(await textOf(Uint8Array.of(0xff, 0xff, 0xff), "text/plain")).toBeNull();
    expect(await textOf(Uint8Array.of(0x61, 0, 0x62), "text/plain")).toBeNull();
    expect(await textOf(strToU8("%PDF-1.7"), "application/pdf")).toBeNull();
    expect(await textOf(strToU8("GIF89a"), DOCX_MIME)).toBeNull();
  });

  it("is read of a Word document by its kind or its ending", async () => {
    const docx = zipSync({ "word/document.xml": strToU8("<w:d xmlns:w=\"x\"><w:p><w:t>案例</w:t></w:p></w:d>") });
    expect(await textOf(docx, DOCX_MIME)).toBe("案例");
    expect(await textOf(docx, "application/octet-stream", "a.DOCX")).toBe("案例");
    expect(await textOf(docx, "application/zip", "a.zip")).toBeNull();
  });

  it("ends at a limit, and a letter cut there spoils nothing", async () => {
    expect(await textOf(new Uint8Array(MAX_TEXT_LETTERS + 10).fill(0x61), "text/plain")).toHaveLength(MAX_TEXT_LETTERS);
    expect(decodedText(strToU8("森林").subarray(0, 5), true)).toBe("森");
  });

  it("is refused of a damaged file", async () => {
    const sha256 = "0".repeat(64);
    await mkdir(join(forestDir, "attachments", "00"), { recursive: true });
    await writeFile(join(forestDir, "attachments", "00", sha256), "x");
    await expect(tasks.attachmentText({ forestDir, sha256, mime: "text/plain", name: "" })).rejects.toMatchObject({ code: "corrupt" });
  });
});
