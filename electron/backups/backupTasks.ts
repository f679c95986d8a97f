import type { BackupReason } from "#shared/ipc/contract.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { copyBackup, type CopyFailure } from "./copyBackup.ts";
import { listBackups, type ListedBackup } from "./listBackups.ts";
import { removeAllBackups } from "./pruneBackups.ts";
import { readBackup, type ReadBackup } from "./readBackup.ts";
import { takeBackup, type TakenBackup } from "./takeBackup.ts";

export interface TakeBackupInput {
  readonly forestDir: string;
  readonly forestId: string;
  /** Where this forest's own backups lie. */
  readonly folder: string;
  /** The folder the person chose for copies, or null. */
  readonly toFolder: string | null;
  readonly reason: BackupReason;
  readonly nowMs: number;
}
export interface TakenAndCopied extends TakenBackup { readonly copyFailure: CopyFailure | null }
/** Without the forest's folder, its files are not copied. */
export interface CopyNewestInput extends Pick<TakeBackupInput, "forestId" | "folder" | "nowMs">, Partial<Pick<TakeBackupInput, "forestDir">> { readonly toFolder: string }
/** `missing`: so many changes were lost before it was taken. */
export interface BackupContent { readonly documents: readonly LoggedUpdate[]; readonly takenAtMs: number; readonly name: string; readonly missing: number }

/** What backups need of the disk. Every failure is a `StorageError`; inputs and answers can be sent to another process. */
export interface BackupTasks {
  takeBackup(input: TakeBackupInput): Promise<TakenAndCopied>;
  /** Brings the newest backup, and files of the forest, to the folder the person chose, as far as they are not there yet. */
  copyNewestBackup(input: CopyNewestInput): Promise<CopyFailure | null>;
  listBackups(input: { readonly folder: string }): Promise<readonly ListedBackup[]>;
  readBackup(input: ReadBackup): Promise<BackupContent>;
  removeBackups(input: { readonly folder: string }): Promise<void>;
}

/** The tasks over a file system. Taking and reading hold the thread they run on for a second with a large forest. */
export function createBackupTasks(fs: FileSystem): BackupTasks {
  return {
    takeBackup: async ({ toFolder, ...input }) => {
      const taken = await takeBackup({ fs, ...input });
      const { forestId, forestDir, folder, nowMs } = input;
      const copyFailure = toFolder === null ? null : await copyBackup({ fs, forestId, forestDir, folder, toFolder, nowMs, backupId: taken.backup.backupId, name: taken.name });
      return { ...taken, copyFailure };
    },
    copyNewestBackup: (input) => inWords("copy backup", async () => {
      // The newest work, not the latest clock: a clock may have been wrong.
      const [newest] = (await listBackups(fs, input.folder)).sort((a, b) => b.throughSeq - a.throughSeq || b.takenAtMs - a.takenAtMs);
      if (newest === undefined) return null;
      const { name } = await contentOf(fs, { ...input, backupId: newest.backupId });
      return copyBackup({ fs, ...input, backupId: newest.backupId, name });
    }),
    listBackups: ({ folder }) => inWords("list backups", () => listBackups(fs, folder)),
    readBackup: (input) => inWords("read backup", () => contentOf(fs, input)),
    removeBackups: ({ folder }) => inWords("remove backups", () => removeAllBackups(fs, folder)),
  };
}

async function contentOf(fs: FileSystem, which: ReadBackup): Promise<BackupContent> {
  const { documents, manifest, name } = await readBackup(fs, which);
  const missing = manifest.missing.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0);
  return { documents, takenAtMs: manifest.takenAtMs ?? 0, name, missing };
}

async function inWords<T>(doing: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw toStorageError(cause, doing);
  }
}
