import { basename, dirname, join } from "node:path";
import { referencesIn } from "#shared/attachments/index.ts";
import { readRecords, StorageError } from "#shared/storage/index.ts";
import { gunzipped } from "#electron/disk/gzip.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { readForestOnDisk } from "#electron/durableLog/index.ts";
import { keptFiles } from "./attachmentLayout.ts";
import type { AttachmentFiles } from "./attachmentFiles.ts";

/** A younger file may be named by something that is still being written. */
export const YOUNG_MS = 7 * 24 * 60 * 60 * 1000;

export interface FindUnreferenced {
  readonly files: AttachmentFiles;
  readonly forestDir: string;
  /** Where backups of this forest may lie. The own place stands first and need not be there yet; the others lie in a folder that has to be there. */
  readonly backupFolders: readonly string[];
  readonly nowMs: number;
}

/**
 * The old attachments that no version of anything names: not the log, not the archive, no checkpoint, no damaged piece that was set aside, no backup. Rejects
 * when anything of that cannot be read whole, or is missing: then nobody knows. Nothing is changed.
 */
export async function findUnreferenced({ files, forestDir, backupFolders, nowMs }: FindUnreferenced): Promise<readonly string[]> {
  const kept = await keptFiles(files, forestDir);
  const left = new Set(kept.filter(({ changedAtMs }) => nowMs - changedAtMs > YOUNG_MS).map(({ sha256 }) => sha256));
  if (left.size === 0) return [];
  const strike = async (path: string, mustBeWhole: boolean): Promise<void> => {
    for (const found of referencesIn(await contentOf(files, path, mustBeWhole), left)) left.delete(found);
  };
  // Live before archive: what a compaction moves in between is seen twice or makes the reading fail, but is never overlooked.
  for (const folder of ["log", "archive", "checkpoints"]) {
    for (const name of await namesIn(files, join(forestDir, folder))) await strike(join(forestDir, folder, name), /\.(log|gz|ckpt|notes)$/.test(name));
  }
  for (const name of await namesIn(files, join(forestDir, "damaged"))) await strike(join(forestDir, "damaged", name), false);
  for (const [index, folder] of backupFolders.entries()) {
    // A disk that is not connected may hold what names it.
    if (index > 0) await files.list(dirname(folder));
    for (const name of await namesIn(files, folder)) await strike(join(folder, name), name.includes(".forest"));
  }
  const { missing } = await readForestOnDisk(files, forestDir, { mustReadAll: true });
  if (missing.length > 0) throw new StorageError("corrupt", `${missing.length} stretches of the history are missing`);
  return [...left];
}

/** Every byte a file holds, unpacked. Rejects when it is not whole but should be. What was set aside, or is no file of ours, is looked through as far as it goes. */
async function contentOf(files: AttachmentFiles, path: string, mustBeWhole: boolean): Promise<Uint8Array> {
  const bytes = await files.read(path);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isPacked ? await gunzipped(bytes) : bytes;
  if (content === null && mustBeWhole) throw new StorageError("corrupt", `${basename(path)} cannot be unpacked`);
  if (content !== null && mustBeWhole) expectWhole(content, path);
  // A damaged checkpoint that was set aside held nothing the history lacks; were there a hole, it would be found below.
  return content ?? bytes;
}

function expectWhole(content: Uint8Array, path: string): void {
  const isLive = path.endsWith(".log");
  for (const piece of readRecords(content)) {
    // The end of a live file may be in the middle of a write.
    const isWhole = piece.kind === "record" || (piece.kind === "damage" && piece.isTail && isLive);
    if (!isWhole) throw new StorageError("corrupt", `${basename(path)} is ${piece.kind}`);
  }
}
