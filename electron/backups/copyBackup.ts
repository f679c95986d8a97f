import { join } from "node:path";
import { StorageError, type StorageErrorCode } from "#shared/storage/index.ts";
import type { BackupFolder } from "#shared/ipc/contract.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import { nodeAttachmentFiles } from "#electron/attachments/index.ts";
import { backupFileName } from "./backupName.ts";
import { copyNewFiles } from "./copyNewFiles.ts";
import { pruneBackups } from "./pruneBackups.ts";
import { soundBackup } from "./readBackup.ts";

export interface CopyBackup {
  readonly fs: FileSystem;
  readonly forestId: string;
  /** Where the forest's files are; without it they are not copied. */
  readonly forestDir?: string;
  readonly folder: string;
  readonly backupId: string;
  /** The folder the person chose; it is never made by us, because a missing one is a drive not plugged in. */
  readonly toFolder: string;
  /** What the forest calls itself: on a card beside the copies, for a person who looks into the folder years later. */
  readonly name: string;
  readonly nowMs: number;
}

export interface CopyFailure {
  readonly problem: Exclude<BackupFolder["problem"], null>;
  /** For the log file: a problem that is `unexpected` says nothing to whoever has to find it. */
  readonly why: string;
}

/** Not `forest.json`: should somebody choose the folder of the forests themselves, no card of theirs may be overwritten. */
const CARD_FILE = "which-forest.json";

/**
 * Copies a backup to `<toFolder>/<forestId>/`, thins that folder, and brings files of the forest to `attachments/` in it. Answers why that was not possible, or null; never rejects, because the backup in its own
 * place is safe whatever happens here.
 */
export async function copyBackup(parts: CopyBackup): Promise<CopyFailure | null> {
  const { forestId, folder, backupId, toFolder, nowMs } = parts;
  const fs = inForeignFolder(parts.fs);
  try {
    if (!(await fs.folderExists(toFolder))) throw new StorageError("not-found", "the folder for copies is not there");
    const target = join(toFolder, forestId);
    const fileName = backupFileName(backupId);
    if (!(await namesIn(fs, target)).includes(fileName)) {
      const packed = await fs.read(join(folder, fileName));
      await fs.makeFolder(target);
      await writeWhole(fs, join(target, fileName), packed, (written) => {
        if (Buffer.compare(written, packed) !== 0) throw new StorageError("corrupt", "the copy differs");
        soundBackup(written, forestId);
      });
      await writeWhole(fs, join(target, CARD_FILE), new TextEncoder().encode(`${JSON.stringify({ name: parts.name, forestId }, null, 2)}\n`));
      await pruneBackups(fs, target, nowMs);
    }
    // What a person wrote comes first.
    if (parts.forestDir !== undefined) await copyNewFiles({ files: { ...nodeAttachmentFiles, ...fs }, from: parts.forestDir, to: target, nowMs });
    return null;
  } catch (cause) {
    const { code, message } = toStorageError(cause, "copy backup");
    return { problem: problemOf(code), why: message };
  }
}

/** A failure as the person is told of it. */
export function problemOf(code: StorageErrorCode): CopyFailure["problem"] {
  return code === "disk-full" || code === "permission" || code === "not-found" ? code : "unexpected";
}
