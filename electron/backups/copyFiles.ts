import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { beginPart, createAttachmentReader, type AttachmentFiles, type OpenedAttachment } from "#electron/attachments/index.ts";
import { keptFiles } from "#electron/attachments/attachmentLayout.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { filesOf, namedAmong, namedInVain } from "#electron/exchange/index.ts";

const STEP_BYTES = 4 * 1024 * 1024;
/** So much goes to the person's folder with one backup: the app must be able to close while a slow disk takes its time. The rest follows with the next ones. */
export const MOST_BYTES_AT_ONCE = 128 * 1024 * 1024;

export interface CopyNamedFiles {
  readonly files: AttachmentFiles;
  readonly documents: readonly LoggedUpdate[];
  /** Folders that may have them, the best first: a forest, or the copies of one. A folder that is away has none. */
  readonly from: readonly string[];
  /** The forest that is being made. */
  readonly forestDir: string;
  readonly nowMs: number;
}

/** Copies the files that documents name into a new forest, each compared with its number. What no folder has whole is counted. Rejects when the new forest cannot take them. */
export async function copyNamedFiles({ files, documents, from, forestDir, nowMs }: CopyNamedFiles): Promise<{ readonly missing: number }> {
  const known = new Set<string>();
  for (const folder of from) for (const sha256 of await idsIn(files, folder)) known.add(sha256);
  let missing = namedInVain(documents, known).length;
  for (const [index, sha256] of namedAmong(documents, known).entries()) {
    const file = await firstSound(files, from, sha256);
    if (file === null) missing += 1;
    else await keep({ files, forestDir, uploadId: `in${index}`, nowMs }, file);
  }
  return { missing };
}

export interface CopyNewFiles {
  readonly files: AttachmentFiles;
  /** A forest's folder. */
  readonly from: string;
  /** Where its backups are copied to. It is never thinned of files: an old backup may speak of an old file. */
  readonly to: string;
  readonly nowMs: number;
}

/** Brings files a forest has, and its copies have not yet, to where these are. A damaged one is passed over. Rejects with what the disk says. */
export async function copyNewFiles({ files, from, to, nowMs }: CopyNewFiles): Promise<void> {
  const there = new Map((await keptFiles(files, to)).map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  let copiedBytes = 0;
  const kept = (await keptFiles(files, from)).sort((a, b) => a.sizeBytes - b.sizeBytes || (a.sha256 < b.sha256 ? -1 : 1));
  for (const [index, { sha256, sizeBytes }] of kept.entries()) {
    if (there.get(sha256) === sizeBytes) continue;
    if (copiedBytes > 0 && copiedBytes + sizeBytes > MOST_BYTES_AT_ONCE) return;
    const file = await soundOrNull(files, from, sha256);
    if (file === null) continue;
    // The time keeps apart what two machines write into one folder.
    await keep({ files, forestDir: to, uploadId: `copy${nowMs}x${index}`, nowMs }, file);
    copiedBytes += sizeBytes;
  }
}

async function idsIn(files: AttachmentFiles, folder: string): Promise<Iterable<string>> {
  try {
    return (await filesOf(files, folder)).keys();
  } catch (cause) {
    // A drive that is not plugged in, a folder that may not be read: the other one may have them.
    if (errnoOf(cause) === null) throw cause;
    return [];
  }
}

async function firstSound(files: AttachmentFiles, from: readonly string[], sha256: string): Promise<OpenedAttachment | null> {
  for (const folder of from) {
    const file = await soundOrNull(files, folder, sha256);
    if (file !== null) return file;
  }
  return null;
}

async function soundOrNull(files: AttachmentFiles, folder: string, sha256: string): Promise<OpenedAttachment | null> {
  try {
    return await createAttachmentReader(files).open(folder, sha256);
  } catch (cause) {
    if (cause instanceof StorageError || errnoOf(cause) !== null) return null;
    throw cause;
  }
}

interface Keep { readonly files: AttachmentFiles; readonly forestDir: string; readonly uploadId: string; readonly nowMs: number }

/** Closes the file, whatever happens. */
async function keep({ files, forestDir, uploadId, nowMs }: Keep, file: OpenedAttachment): Promise<void> {
  try {
    const part = await beginPart({ files, forestDir, uploadId, nowMs: () => nowMs });
    try {
      for (let at = 0; at < file.sizeBytes; at += STEP_BYTES) await part.write(await file.read(at, STEP_BYTES));
      await part.finish("");
    } catch (cause) {
      await part.abandon();
      throw cause;
    }
  } finally {
    await file.close();
  }
}
