import { join } from "node:path";
import { namesIn } from "#electron/disk/namesIn.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { attachmentPath, attachmentsFolder, collectedMark, partsFolder, removedFolder } from "./attachmentLayout.ts";
import type { AttachmentFiles } from "./attachmentFiles.ts";
import { YOUNG_MS } from "./findUnreferenced.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** What nothing names any more lies aside for so long before it is deleted. */
export const REMOVED_KEPT_MS = 30 * DAY_MS;

export interface RemoveUnreferenced {
  readonly files: AttachmentFiles;
  readonly forestDir: string;
  readonly unreferenced: readonly string[];
  readonly nowMs: number;
}

export interface Removed { readonly setAside: number; readonly deleted: number }

/**
 * Puts files that nothing names aside, then deletes what has lain aside for long, and uploads that never ended. A file that was brought in again since it was
 * looked for stays. Nothing else may write attachments of this forest meanwhile. Failures are `StorageError`s.
 */
export async function removeUnreferenced({ files, forestDir, unreferenced, nowMs }: RemoveUnreferenced): Promise<Removed> {
  try {
    const folder = attachmentsFolder(forestDir);
    if ((await files.look(folder))?.kind !== "folder") return { setAside: 0, deleted: 0 };
    const setAside = await moveAside({ files, forestDir, unreferenced, nowMs });
    const deleted = await deleteOld(files, forestDir, nowMs);
    await sweepParts(files, forestDir, nowMs);
    await mark(files, forestDir, nowMs);
    return { setAside, deleted };
  } catch (cause) {
    throw toStorageError(cause, "collect attachments");
  }
}

/** When it was last looked for what nothing names; null for never. */
export async function collectedAtMs(files: AttachmentFiles, forestDir: string): Promise<number | null> {
  return (await files.look(collectedMark(forestDir)))?.changedAtMs ?? null;
}

async function moveAside({ files, forestDir, unreferenced, nowMs }: RemoveUnreferenced): Promise<number> {
  const day = join(removedFolder(forestDir), new Date(nowMs).toISOString().slice(0, 10));
  let count = 0;
  for (const sha256 of unreferenced) {
    const path = attachmentPath(forestDir, sha256);
    const look = await files.look(path);
    if (look?.kind !== "file" || nowMs - look.changedAtMs <= YOUNG_MS) continue;
    await files.makeFolder(day);
    await patiently(files, () => files.rename(path, join(day, sha256)));
    count += 1;
  }
  if (count > 0) await files.syncFolder(day);
  return count;
}

async function deleteOld(files: AttachmentFiles, forestDir: string, nowMs: number): Promise<number> {
  const folder = removedFolder(forestDir);
  if ((await files.look(folder))?.kind !== "folder") return 0;
  let count = 0;
  for (const day of await namesIn(files, folder)) {
    const putAsideAtMs = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
    if (!(nowMs - putAsideAtMs > REMOVED_KEPT_MS) || (await files.look(join(folder, day)))?.kind !== "folder") continue;
    for (const name of await namesIn(files, join(folder, day))) {
      await patiently(files, () => files.remove(join(folder, day, name)));
      count += 1;
    }
  }
  return count;
}

async function sweepParts(files: AttachmentFiles, forestDir: string, nowMs: number): Promise<void> {
  const folder = partsFolder(forestDir);
  if ((await files.look(folder))?.kind !== "folder") return;
  for (const name of await namesIn(files, folder)) {
    const look = await files.look(join(folder, name));
    if (look?.kind === "file" && nowMs - look.changedAtMs > DAY_MS) await patiently(files, () => files.remove(join(folder, name)));
  }
}

async function mark(files: AttachmentFiles, forestDir: string, nowMs: number): Promise<void> {
  const path = collectedMark(forestDir);
  if ((await files.look(path)) === null) await (await files.createFile(path)).close();
  await files.touch(path, nowMs);
}
