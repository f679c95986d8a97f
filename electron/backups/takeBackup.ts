import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { foldUpdates } from "#shared/forest/index.ts";
import { MAX_FOREST_FILE_BYTES, type BackupReason } from "#shared/ipc/contract.ts";
import { encodeSnapshot, StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";
import { foldTouched } from "#electron/durableLog/foldTouched.ts";
import { readStateUpdates } from "#electron/durableLog/readForest.ts";
import { lookInside } from "#electron/exchange/index.ts";
import { backupFileName, backupName } from "./backupName.ts";
import { listBackups, type ListedBackup } from "./listBackups.ts";
import { pruneBackups } from "./pruneBackups.ts";
import { readBackup, soundBackup } from "./readBackup.ts";

export interface TakeBackup {
  readonly fs: FileSystem;
  readonly forestDir: string;
  readonly forestId: string;
  /** Where this forest's backups lie. */
  readonly folder: string;
  readonly reason: BackupReason;
  readonly nowMs: number;
}

export interface TakenBackup {
  readonly backup: ListedBackup;
  /** Nothing has changed since this one, which is sound: no new one was written. */
  readonly isUnchanged: boolean;
  /** So many changes could not be read and are not in it, as they are not in the forest anybody sees. */
  readonly rejectedUpdates: number;
  /** What the forest calls itself. */
  readonly name: string;
}

/**
 * Backs a forest up from what is on disk: the state folded, packed, written, read back and opened again before it counts; then the folder is thinned.
 * Rejects with `refused` for a forest nothing was ever written to, and with what the disk says.
 */
export async function takeBackup(parts: TakeBackup): Promise<TakenBackup> {
  const { fs, forestDir, folder, forestId, nowMs } = parts;
  try {
    const state = await readStateUpdates(fs, forestDir);
    const { throughSeq, missing } = state;
    if (throughSeq < 0) throw new StorageError("refused", "nothing was ever written to this forest");
    const same = await standing(parts, throughSeq);
    if (same !== null) return { ...same, isUnchanged: true, rejectedUpdates: 0 };

    const { documents, rejected } = foldTouched(state, foldUpdates);
    const { name, points, links } = lookInside(documents, (view) => ({ name: view.meta.name, points: view.pointCount, links: view.linkCount }));
    const facts = { takenAtMs: nowMs, throughSeq, reason: parts.reason, points, links };
    const packed = gzipSync(encodeSnapshot({ kind: "backup", forestId, missing: [...missing], ...facts }, documents));
    if (packed.length > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", `${packed.length} bytes packed`);
    const backupId = backupName(facts);
    await ensureFolder(fs, folder);
    await writeWhole(fs, join(folder, backupFileName(backupId)), packed, (written) => { expectSame(soundBackup(written, forestId).documents, documents); });
    await pruneBackups(fs, folder, nowMs);
    return { backup: { backupId, ...facts, sizeBytes: packed.length }, isUnchanged: false, rejectedUpdates: rejected, name };
  } catch (cause) {
    throw toStorageError(cause, "take backup");
  }
}

async function ensureFolder(fs: FileSystem, folder: string): Promise<void> {
  if (await fs.folderExists(folder)) return;
  await fs.makeFolder(folder);
  await fs.syncFolder(dirname(folder));
}

/**
 * A sound backup that already says the same: of any reason for one taken without asking, of the same reason for one that was asked for, because those are
 * kept longer.
 */
async function standing({ fs, folder, forestId, reason }: TakeBackup, throughSeq: number): Promise<Pick<TakenBackup, "backup" | "name"> | null> {
  const isAutomatic = reason === "open" || reason === "hourly";
  for (const backup of await listBackups(fs, folder)) {
    if (backup.throughSeq !== throughSeq || (!isAutomatic && backup.reason !== reason)) continue;
    const name = await nameInside(fs, { folder, backupId: backup.backupId, forestId });
    if (name !== null) return { backup, name };
  }
  return null;
}

/** The forest's name in a sound backup, otherwise null. */
async function nameInside(fs: FileSystem, which: Parameters<typeof readBackup>[1]): Promise<string | null> {
  try {
    return (await readBackup(fs, which)).name;
  } catch {
    // Damaged, gone or of a later version: either way a new one is wanted, and the health check names the old one.
    return null;
  }
}

function expectSame(written: readonly LoggedUpdate[], meant: readonly LoggedUpdate[]): void {
  const isSame = written.length === meant.length
    && written.every(({ docId, bytes }, index) => meant[index]?.docId === docId && Buffer.compare(bytes, meant[index].bytes) === 0);
  if (!isSame) throw new StorageError("corrupt", "what was written reads differently");
}
