import { join } from "node:path";
import { backupsToRemove } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { PART } from "#electron/disk/writeWhole.ts";
import { backupFileName, readBackupName } from "./backupName.ts";

/** A younger part may be another machine's work in a folder both use. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Removes the backups the schedule lets go, and parts long abandoned. Only names this app gives are touched; what will not go now goes another time. */
export async function pruneBackups(fs: FileSystem, folder: string, nowMs: number): Promise<void> {
  const names = await namesIn(fs, folder);
  const backups = names.flatMap((name) => {
    const named = readBackupName(name);
    return named === null ? [] : [{ ...named, id: named.backupId }];
  });
  const doomed = backupsToRemove(backups, nowMs).map(({ id }) => backupFileName(id));
  for (const name of [...doomed, ...names.filter((one) => isAbandonedPart(one, nowMs))]) await removeIfPossible(fs, join(folder, name));
}

/** Removes every backup in a folder, unfinished ones too. Rejects when one will not go. */
export async function removeAllBackups(fs: FileSystem, folder: string): Promise<void> {
  for (const name of await namesIn(fs, folder)) {
    const isOurs = readBackupName(name) !== null || readPartName(name) !== null;
    if (isOurs) await patiently(fs, () => fs.remove(join(folder, name)));
  }
}

const readPartName = (name: string): ReturnType<typeof readBackupName> => (name.endsWith(PART) ? readBackupName(name.slice(0, -PART.length)) : null);

function isAbandonedPart(name: string, nowMs: number): boolean {
  const part = readPartName(name);
  return part !== null && nowMs - part.takenAtMs > ABANDONED_AFTER_MS;
}

async function removeIfPossible(fs: FileSystem, path: string): Promise<void> {
  try {
    await patiently(fs, () => fs.remove(path));
  } catch (cause) {
    // One backup too many harms nobody, and the new one is safe already. A bug of ours is no answer of the system and must be seen.
    if (errnoOf(cause) === null) throw cause;
  }
}
