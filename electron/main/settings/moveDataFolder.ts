import { mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isForestId } from "#shared/kernel/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { copyFolderDurably } from "#electron/disk/copyFolderDurably.ts";
import { isSameFolder } from "#electron/disk/isSameFolder.ts";
import { isWithin } from "#electron/disk/isWithin.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { SettingsFile } from "./settingsFile.ts";

export interface MoveDataFolderParts {
  readonly settings: Pick<SettingsFile, "dataDir" | "setDataDir" | "backupDir">;
  readonly forests: Pick<ForestFolders, "hold" | "dirOf">;
  readonly logs: Pick<OpenLogs, "holdAll" | "moveAll">;
  /** Asks the person; null = they changed their mind. */
  readonly pickFolder: () => Promise<string | null>;
}

export interface MovedDataFolder { readonly moved: boolean; readonly dataDir: string; readonly forests: number }

/**
 * Copies every forest to a folder the person picks, compares the copies byte for byte, then goes on there. The old folder is left as it is.
 * Nothing is written to any forest meanwhile: changes wait and land in the new place.
 * Refused: the present folder or one inside it, and one that is in the folder of the backups or around it, as `refused`; a folder that already holds forests as `busy`.
 */
export async function moveDataFolder(parts: MoveDataFolderParts): Promise<MovedDataFolder> {
  const { settings, forests, logs, pickFolder } = parts;
  const picked = await pickFolder();
  if (picked === null) return { moved: false, dataDir: settings.dataDir(), forests: 0 };
  try {
    return await forests.hold(() => logs.holdAll(async () => {
      const source = await realpath(settings.dataDir());
      await expectFree({ source, target: picked, backupDir: settings.backupDir() });
      await mkdir(picked, { recursive: true });
      const target = await realpath(picked);
      if ((await readdir(target)).some(isForestId)) throw new StorageError("busy", "the new folder already holds forests");
      const ids = (await readdir(source, { withFileTypes: true })).filter((entry) => entry.isDirectory() && isForestId(entry.name)).map((entry) => entry.name);
      await copyAll({ source, target, ids, commit: () => settings.setDataDir(target) });
      await logs.moveAll(forests.dirOf);
      return { moved: true, dataDir: target, forests: ids.length };
    }));
  } catch (cause) {
    throw toStorageError(cause, "move data folder");
  }
}

interface Places { readonly source: string; readonly target: string; readonly backupDir: string | null }

async function expectFree({ source, target, backupDir }: Places): Promise<void> {
  if (await isWithin(source, target)) throw new StorageError("refused", "the new folder is the present one or inside it");
  if (backupDir === null) return;
  const isBeside = (await isWithin(backupDir, target)) || (await isWithin(target, backupDir));
  if (isBeside) throw new StorageError("refused", "a copy beside the original is no second copy");
}

/** Caches, made again where they are missed. They are written at any time, so that a copy of them may well differ. */
const LEFT_OUT = ["history"] as const;

interface CopyAll { readonly source: string; readonly target: string; readonly ids: readonly string[]; readonly commit: () => Promise<void> }

/** All or nothing: copies carry another name until every one has been compared, and go away again when the switch itself fails. */
async function copyAll({ source, target, ids, commit }: CopyAll): Promise<void> {
  const copies = ids.map((id) => ({ from: join(source, id), unfinished: join(target, `.unfinished-${id}`), to: join(target, id) }));
  try {
    for (const { from, unfinished } of copies) {
      await copyFolderDurably(from, unfinished, LEFT_OUT);
      if (!(await isSameFolder(from, unfinished, LEFT_OUT))) throw new StorageError("corrupt", "a copy differs from its original");
    }
    for (const { unfinished, to } of copies) await rename(unfinished, to);
    await syncFolder(target);
    await commit();
  } catch (cause) {
    for (const { unfinished, to } of copies) {
      await rm(unfinished, { recursive: true, force: true });
      await rm(to, { recursive: true, force: true });
    }
    throw cause;
  }
}
