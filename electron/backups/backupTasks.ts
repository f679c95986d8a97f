import type { BackupFolder, BackupReason } from "#shared/ipc/contract.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { copyBackup } from "./copyBackup.ts";
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
export interface TakenAndCopied extends TakenBackup { readonly copyProblem: BackupFolder["problem"] }
export interface CopyNewestInput extends Pick<TakeBackupInput, "forestId" | "folder" | "nowMs"> { readonly toFolder: string }
export interface BackupContent { readonly documents: readonly LoggedUpdate[]; readonly takenAtMs: number; readonly name: string }

/** What backups need of the disk. Every failure is a `StorageError`; inputs and answers can be sent to another process. */
export interface BackupTasks {
  takeBackup(input: TakeBackupInput): Promise<TakenAndCopied>;
  /** Brings the newest backup to the folder the person chose, if it is not there yet. */
  copyNewestBackup(input: CopyNewestInput): Promise<BackupFolder["problem"]>;
  listBackups(input: { readonly folder: string }): Promise<readonly ListedBackup[]>;
  readBackup(input: ReadBackup): Promise<BackupContent>;
  removeBackups(input: { readonly folder: string }): Promise<void>;
}

/** The tasks over a file system. Taking and reading hold the thread they run on for a second with a large forest. */
export function createBackupTasks(fs: FileSystem): BackupTasks {
  return {
    takeBackup: async ({ toFolder, ...input }) => {
      const taken = await takeBackup({ fs, ...input });
      const { forestId, folder, nowMs } = input;
      const copyProblem = toFolder === null ? null : await copyBackup({ fs, forestId, folder, toFolder, nowMs, backupId: taken.backup.backupId, name: taken.name });
      return { ...taken, copyProblem };
    },
    copyNewestBackup: (input) => inWords("copy backup", async () => {
      const [newest] = await listBackups(fs, input.folder);
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
  return { documents, takenAtMs: manifest.takenAtMs ?? 0, name };
}

async function inWords<T>(doing: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw toStorageError(cause, doing);
  }
}
