import type { Snapshot } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { listBackups, type ListedBackup } from "./listBackups.ts";
import { readBackup } from "./readBackup.ts";

/** Backups as what may fill a hole in a forest's log. Neither call rejects: a backup that cannot be read is no copy. */
export interface BackupsAsCopies {
  throughSeq(): Promise<number>;
  /** Those that reach this number; the others are not even opened. */
  snapshots(fromSeq: number): AsyncIterable<Snapshot>;
}

/** The backups of one forest in several folders (this machine's own first); those with the newest work come first. */
export function backupsAsCopies(fs: FileSystem, folders: readonly string[], forestId: string): BackupsAsCopies {
  const listed = async (among: readonly string[] = folders): Promise<{ readonly folder: string; readonly backup: ListedBackup }[]> => {
    const lists = await Promise.all(among.map(async (folder) => (await orNothing(() => listBackups(fs, folder)))?.map((backup) => ({ folder, backup })) ?? []));
    return lists.flat().sort((a, b) => b.backup.throughSeq - a.backup.throughSeq);
  };
  return {
    // Asked at every opening: of the first folder alone, since the other may be a network drive that lets one wait.
    throughSeq: async () => (await listed(folders.slice(0, 1)))[0]?.backup.throughSeq ?? -1,
    async *snapshots(fromSeq) {
      for (const { folder, backup } of await listed()) {
        if (backup.throughSeq < fromSeq) return;
        const snapshot = await orNothing(() => readBackup(fs, { folder, backupId: backup.backupId, forestId }));
        if (snapshot !== null) yield snapshot;
      }
    },
  };
}

async function orNothing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    // The log names what no copy could supply; the health check names the backup.
    return null;
  }
}
