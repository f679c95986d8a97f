import { join } from "node:path";
import type { AttachmentFiles } from "#electron/attachments/index.ts";
import { keptFiles, partsFolder } from "#electron/attachments/attachmentLayout.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { keepOpened, soundOrNull } from "#electron/exchange/index.ts";

/** So much goes to the person's folder with one backup: the app must be able to close while a slow disk takes its time. The rest follows with the next ones. */
export const MOST_BYTES_AT_ONCE = 128 * 1024 * 1024;

/** A younger part may be another machine's work in a folder both use. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

export interface CopyNewFiles {
  readonly files: AttachmentFiles;
  /** A forest's folder. */
  readonly from: string;
  /** Where its backups are copied to. It is never thinned of files: an old backup may speak of an old file. */
  readonly to: string;
  readonly nowMs: number;
}

/** Brings files a forest has, and its copies have not yet, to where these are. A damaged one is passed over. Rejects with what the disk says. */
export async function copyNewFiles({ files, from, to, nowMs }: CopyNewFiles): Promise<void> {
  await sweepParts(files, to, nowMs);
  const there = new Map((await keptFiles(files, to)).map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  let copiedBytes = 0;
  const kept = (await keptFiles(files, from)).sort((a, b) => a.sizeBytes - b.sizeBytes || (a.sha256 < b.sha256 ? -1 : 1));
  for (const [index, { sha256, sizeBytes }] of kept.entries()) {
    if (there.get(sha256) === sizeBytes) continue;
    if (copiedBytes > 0 && copiedBytes + sizeBytes > MOST_BYTES_AT_ONCE) return;
    const file = await soundOrNull(files, from, sha256);
    if (file === null) continue;
    // The time keeps apart what two machines write into one folder.
    await keepOpened({ files, forestDir: to, uploadId: `copy${nowMs}x${index}`, nowMs }, file);
    copiedBytes += sizeBytes;
  }
}

/** What a copy that never ended left behind. */
async function sweepParts(files: AttachmentFiles, to: string, nowMs: number): Promise<void> {
  if ((await files.look(partsFolder(to)))?.kind !== "folder") return;
  for (const name of await namesIn(files, partsFolder(to))) {
    const path = join(partsFolder(to), name);
    const look = await files.look(path);
    if (look?.kind === "file" && nowMs - look.changedAtMs > ABANDONED_AFTER_MS) await files.remove(path);
  }
}
