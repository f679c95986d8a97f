import { join } from "node:path";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { StorageError, type Snapshot } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { lookInside, unpackSnapshot } from "#electron/exchange/index.ts";
import { backupFileName, readBackupName } from "./backupName.ts";

/** A backup that was opened as the app would open it. */
export interface SoundBackup extends Snapshot {
  /** What the forest calls itself. */
  readonly name: string;
}

export interface ReadBackup {
  readonly folder: string;
  readonly backupId: string;
  readonly forestId: string;
}

/**
 * One backup, read as untrusted: it may have lain in a folder others write to. Rejects with `not-found`, `newer-format`, `too-large`, and `corrupt` for whatever else is
 * wrong with it, another forest's content included.
 */
export async function readBackup(fs: FileSystem, { folder, backupId, forestId }: ReadBackup): Promise<SoundBackup> {
  const fileName = backupFileName(backupId);
  if (readBackupName(fileName) === null) throw new StorageError("not-found", "no backup has such a name");
  const path = join(folder, fileName);
  if ((await fs.sizeBytes(path)) > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", "larger than any backup");
  return soundBackup(await fs.read(path), forestId);
}

/** The content of a backup file, opened as the app would open it; rejects as above. */
export function soundBackup(packed: Uint8Array, forestId: string): SoundBackup {
  const snapshot = unpacked(packed);
  const { kind, forestId: ofForest } = snapshot.manifest;
  if (kind !== "backup" || ofForest !== forestId) throw new StorageError("corrupt", "not a backup of this forest");
  // That it can be opened counts, not how many points are seen in it: a later version may count otherwise.
  return { ...snapshot, name: lookInside(snapshot.documents, (view) => view.meta.name) };
}

function unpacked(packed: Uint8Array): Snapshot {
  try {
    return unpackSnapshot(packed);
  } catch (cause) {
    if (cause instanceof StorageError && (cause.code === "newer-format" || cause.code === "too-large")) throw cause;
    throw new StorageError("corrupt", String(cause), { cause });
  }
}
