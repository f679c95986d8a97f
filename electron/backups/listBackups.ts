import { join } from "node:path";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { readBackupName, type NamedBackup } from "./backupName.ts";

export interface ListedBackup extends NamedBackup { readonly sizeBytes: number }

/** The backups in one folder, newest first. A folder that is not there holds none. */
export async function listBackups(fs: FileSystem, folder: string): Promise<ListedBackup[]> {
  const listed: ListedBackup[] = [];
  for (const name of await namesIn(fs, folder)) {
    const named = readBackupName(name);
    if (named === null) continue;
    const sizeBytes = await sizeOrNull(fs, join(folder, name));
    if (sizeBytes !== null) listed.push({ ...named, sizeBytes });
  }
  return listed.sort((a, b) => b.takenAtMs - a.takenAtMs || b.throughSeq - a.throughSeq);
}

/** Null when the file went away since it was listed: a sync service or another window tidies too. */
async function sizeOrNull(fs: FileSystem, path: string): Promise<number | null> {
  try {
    return await fs.sizeBytes(path);
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return null;
    throw cause;
  }
}
