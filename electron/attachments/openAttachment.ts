import { join } from "node:path";
import { HEAD_BYTES, sniffMime } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { attachmentPath, attachmentsFolder, removedFolder, shelfOf } from "./attachmentLayout.ts";
import type { AttachmentFiles, ReadableFile } from "./attachmentFiles.ts";
import { hashFile } from "./hashFile.ts";

export interface OpenedAttachment extends ReadableFile {
  /** By its first bytes; nobody's word is taken for it. The name is not known here, so texts and packed documents are of no known kind. */
  readonly mime: string;
}

/** What was found when a file was read from beginning to end; holds while size and time of change stay the same. */
interface Verdict { readonly isSound: boolean; readonly sizeBytes: number; readonly changedAtMs: number; readonly mime: string }

/** Opens attachments, each of which is read and compared with its number before its first byte is given out in a session. */
export interface AttachmentReader {
  /** Rejects with `not-found`, `corrupt` (the bytes are not those of its number), `refused` (a link or no file at all). The caller closes it. */
  open(forestDir: string, sha256: string): Promise<OpenedAttachment>;
  /** Lets go of what was found out, after files were moved or written. */
  forget(forestDir: string, sha256: string): void;
}

export function createAttachmentReader(files: AttachmentFiles): AttachmentReader {
  const verdicts = new Map<string, Verdict>();
  /** A picture is asked for many times at once when a note opens: it is read through once. */
  const underWay = new Map<string, Promise<Verdict>>();

  const judge = (path: string, sha256: string, file: ReadableFile): Promise<Verdict> => {
    const known = verdicts.get(path);
    if (known !== undefined && known.sizeBytes === file.sizeBytes && known.changedAtMs === file.changedAtMs) return Promise.resolve(known);
    const running = underWay.get(path);
    if (running !== undefined) return running;
    const judging = judged(file, sha256).then((verdict) => {
      verdicts.set(path, verdict);
      return verdict;
    }).finally(() => underWay.delete(path));
    underWay.set(path, judging);
    return judging;
  };

  return {
    open: async (forestDir, sha256) => {
      const path = attachmentPath(forestDir, sha256);
      const file = await opened(files, forestDir, sha256);
      try {
        const verdict = await judge(path, sha256, file);
        if (!verdict.isSound || verdict.sizeBytes !== file.sizeBytes) throw new StorageError("corrupt", "an attachment is not what its number says");
        return { ...file, mime: verdict.mime };
      } catch (cause) {
        await file.close();
        throw cause;
      }
    },
    forget: (forestDir, sha256) => { verdicts.delete(attachmentPath(forestDir, sha256)); },
  };
}

async function judged(file: ReadableFile, sha256: string): Promise<Verdict> {
  const isSound = (await hashFile(file)) === sha256;
  return { isSound, sizeBytes: file.sizeBytes, changedAtMs: file.changedAtMs, mime: sniffMime(await file.read(0, HEAD_BYTES), "") };
}

async function opened(files: AttachmentFiles, forestDir: string, sha256: string): Promise<ReadableFile> {
  const path = attachmentPath(forestDir, sha256);
  await expectOwnFolders(files, forestDir, sha256);
  let look = await files.look(path);
  if (look === null && (await broughtBack(files, forestDir, sha256))) look = await files.look(path);
  if (look === null) throw new StorageError("not-found", "no such attachment");
  if (look.kind !== "file") throw new StorageError("refused", "an attachment's name stands for something else");
  try {
    return await files.openForReading(path);
  } catch (cause) {
    const isNoFile = ["ELOOP", "EINVAL", "EMLINK"].includes(errnoOf(cause) ?? "");
    throw isNoFile ? new StorageError("refused", "an attachment's name stands for something else", { cause }) : cause;
  }
}

/** A folder on the way that is a link would lead out of the forest. One that is missing is made when something is kept. */
export async function expectOwnFolders(files: AttachmentFiles, forestDir: string, sha256: string): Promise<void> {
  for (const folder of [attachmentsFolder(forestDir), shelfOf(forestDir, sha256)]) {
    const look = await files.look(folder);
    if (look !== null && look.kind !== "folder") throw new StorageError("refused", "a folder of attachments is something else");
  }
}

/** Something names it again (a backup was taken back, a friend sent an older note): it comes back from where removed files wait. */
async function broughtBack(files: AttachmentFiles, forestDir: string, sha256: string): Promise<boolean> {
  const folder = removedFolder(forestDir);
  if ((await files.look(folder))?.kind !== "folder") return false;
  for (const day of await namesIn(files, folder)) {
    const waiting = join(folder, day, sha256);
    if ((await files.look(join(folder, day)))?.kind !== "folder" || (await files.look(waiting))?.kind !== "file") continue;
    await files.makeFolder(shelfOf(forestDir, sha256));
    await files.rename(waiting, attachmentPath(forestDir, sha256));
    await files.syncFolder(shelfOf(forestDir, sha256));
    return true;
  }
  return false;
}
