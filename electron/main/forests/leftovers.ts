import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isForestId } from "#shared/kernel/index.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";

/** Folders that are not (or no longer) forests start with a dot and are ignored by every list. */
export const UNFINISHED = ".unfinished-";
export const PURGING = ".purging-";

/** A younger copy may be the work of another version of the app that shares the folder. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Removes what interrupted copies and deletions left in the data folder. What cannot go now stays for the next time. */
export async function sweepLeftovers(dataDir: string, nowMs: number, warn: (message: string) => void): Promise<void> {
  try {
    for (const entry of await readdir(dataDir, { withFileTypes: true })) {
      const path = join(dataDir, entry.name);
      if (entry.isDirectory() && (await isLeftover(path, entry.name, nowMs))) await removeLeftover(path, warn);
    }
  } catch (cause) {
    warn(toStorageError(cause, "sweep").message);
  }
}

/** Removes a folder nobody needs any more; a failure is only noted. */
export async function removeLeftover(folder: string, warn: (message: string) => void): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (cause) {
    warn(toStorageError(cause, "remove leftover").message);
  }
}

/** Only names this app makes: a person may keep dotted folders of their own here. */
async function isLeftover(path: string, name: string, nowMs: number): Promise<boolean> {
  if (name.startsWith(PURGING)) return isForestId(name.slice(PURGING.length));
  if (!name.startsWith(UNFINISHED) || !isForestId(name.slice(UNFINISHED.length))) return false;
  return nowMs - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS;
}
