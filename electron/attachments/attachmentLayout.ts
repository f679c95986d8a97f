import { join } from "node:path";
import { isAttachmentId } from "#shared/attachments/index.ts";
import { StorageError } from "#shared/storage/index.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import type { AttachmentFiles } from "./attachmentFiles.ts";

/**
 * The attachments in a forest's folder.
 *
 *   attachments/ab/ab12…                a file, under the SHA-256 of its bytes
 *   attachments/.parts/<upload>.part    one that is being written
 *   attachments/.removed/2026-11-22/    what nothing named any more, kept for a while
 *   attachments/.collected              empty; when it was last looked for what nothing names
 */
export const attachmentsFolder = (forestDir: string): string => join(forestDir, "attachments");
export const partsFolder = (forestDir: string): string => join(attachmentsFolder(forestDir), ".parts");
export const removedFolder = (forestDir: string): string => join(attachmentsFolder(forestDir), ".removed");
export const collectedMark = (forestDir: string): string => join(attachmentsFolder(forestDir), ".collected");

const SHELF = /^[0-9a-f]{2}$/;

/** The folder a file stands in. Throws for anything that is no attachment's number, so that no name can lead elsewhere. */
export function shelfOf(forestDir: string, sha256: string): string {
  if (!isAttachmentId(sha256)) throw new StorageError("refused", "not an attachment's number");
  return join(attachmentsFolder(forestDir), sha256.slice(0, 2));
}

export const attachmentPath = (forestDir: string, sha256: string): string => join(shelfOf(forestDir, sha256), sha256);

export interface KeptFile { readonly sha256: string; readonly path: string; readonly sizeBytes: number; readonly changedAtMs: number }

/** Every file that is kept, in no order. What does not look like ours (links, other names) is left out. */
export async function keptFiles(files: AttachmentFiles, forestDir: string): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  const folder = attachmentsFolder(forestDir);
  if ((await files.look(folder))?.kind !== "folder") return kept;
  for (const shelf of await namesIn(files, folder)) {
    if (!SHELF.test(shelf) || (await files.look(join(folder, shelf)))?.kind !== "folder") continue;
    for (const name of await namesIn(files, join(folder, shelf))) {
      if (!isAttachmentId(name) || !name.startsWith(shelf)) continue;
      const path = join(folder, shelf, name);
      const look = await files.look(path);
      if (look?.kind === "file") kept.push({ sha256: name, path, sizeBytes: look.sizeBytes, changedAtMs: look.changedAtMs });
    }
  }
  return kept;
}
