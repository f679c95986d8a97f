import { createHash } from "node:crypto";
import { join } from "node:path";
import { HEAD_BYTES, imageSize, MAX_ATTACHMENT_BYTES, sniffMime } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import type { OpenFile } from "#electron/disk/fileSystem.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { PART } from "#electron/disk/writeWhole.ts";
import { attachmentPath, attachmentsFolder, partsFolder, shelfOf } from "./attachmentLayout.ts";
import type { AttachmentFiles } from "./attachmentFiles.ts";
import { expectOwnFolders } from "./openAttachment.ts";
import { hashFile } from "./hashFile.ts";

export interface KeptAttachment {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mime: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
}

export interface BeginPart {
  readonly files: AttachmentFiles;
  readonly forestDir: string;
  /** Of this upload alone; letters and digits. */
  readonly uploadId: string;
  readonly nowMs: () => number;
}

/** A file on its way into the store: pieces in order, then its number. Every failure is a `StorageError`; after one, `abandon`. */
export interface Part {
  /** `too-large` beyond the limit. */
  write(bytes: Uint8Array): Promise<void>;
  /** On disk under its number when this resolves; one that is there already is kept once. `refused` when nothing was written. The name says only what kind of text it is. */
  finish(name: string): Promise<KeptAttachment>;
  /** Leaves nothing behind, as far as possible. Never rejects. */
  abandon(): Promise<void>;
}

/** Begins to keep a file: it lies aside until it is whole and on the medium. */
export async function beginPart({ files, forestDir, uploadId, nowMs }: BeginPart): Promise<Part> {
  const path = join(partsFolder(forestDir), `${uploadId}${PART}`);
  const file = await inWords("begin attachment", async () => {
    await expectPlainFolder(files, attachmentsFolder(forestDir));
    await files.makeFolder(partsFolder(forestDir));
    await expectPlainFolder(files, partsFolder(forestDir));
    return files.createFile(path);
  });
  const hash = createHash("sha256");
  const head = new Uint8Array(HEAD_BYTES);
  let sizeBytes = 0;
  const closeOnce = closingOnce(file);

  return {
    write: (bytes) => inWords("write attachment", async () => {
      if (sizeBytes + bytes.length > MAX_ATTACHMENT_BYTES) throw new StorageError("too-large", `more than ${MAX_ATTACHMENT_BYTES} bytes`);
      await file.write(bytes, sizeBytes);
      hash.update(bytes);
      if (sizeBytes < HEAD_BYTES) head.set(bytes.subarray(0, HEAD_BYTES - sizeBytes), sizeBytes);
      sizeBytes += bytes.length;
    }),
    finish: (name) => inWords("keep attachment", async () => {
      if (sizeBytes === 0) throw new StorageError("refused", "an empty file");
      await file.sync();
      await closeOnce();
      const sha256 = hash.digest("hex");
      await place({ files, forestDir, sha256, path, sizeBytes, nowMs });
      const known = head.subarray(0, Math.min(sizeBytes, HEAD_BYTES));
      const mime = sniffMime(known, name);
      return { sha256, sizeBytes, mime, ...imageSize(known, mime) };
    }),
    abandon: async () => {
      // SAFETY: what made us give up is the news; a part that stays is swept a day later.
      await closeOnce().catch(() => undefined);
      await patiently(files, () => files.remove(path)).catch(() => undefined);
    },
  };
}

function closingOnce(file: OpenFile): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= file.close());
}

interface Place { readonly files: AttachmentFiles; readonly forestDir: string; readonly sha256: string; readonly path: string; readonly sizeBytes: number; readonly nowMs: () => number }

async function place({ files, forestDir, sha256, path, sizeBytes, nowMs }: Place): Promise<void> {
  await expectOwnFolders(files, forestDir, sha256);
  const target = attachmentPath(forestDir, sha256);
  const there = await files.look(target);
  if (there !== null && there.kind !== "file") throw new StorageError("refused", "an attachment's name stands for something else");
  if (there !== null && there.sizeBytes === sizeBytes && (await holds(files, target, sha256))) {
    // It counts as new from now on: what names it may be written in a week's time, after an undo.
    await files.touch(target, nowMs());
    await patiently(files, () => files.remove(path));
    return;
  }
  // A damaged one is mended on the way.
  await files.makeFolder(shelfOf(forestDir, sha256));
  await patiently(files, () => files.rename(path, target));
  await files.syncFolder(shelfOf(forestDir, sha256));
  await files.syncFolder(attachmentsFolder(forestDir));
}

async function holds(files: AttachmentFiles, path: string, sha256: string): Promise<boolean> {
  const file = await files.openForReading(path);
  try {
    return (await hashFile(file)) === sha256;
  } finally {
    await file.close();
  }
}

async function expectPlainFolder(files: AttachmentFiles, folder: string): Promise<void> {
  const look = await files.look(folder);
  if (look !== null && look.kind !== "folder") throw new StorageError("refused", "a folder of attachments is something else");
}

async function inWords<T>(doing: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw toStorageError(cause, doing);
  }
}
