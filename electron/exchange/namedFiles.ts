import { join } from "node:path";
import { isAttachmentId, referencesIn } from "#shared/attachments/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { AttachmentFiles } from "#electron/attachments/index.ts";
import { keptFiles, removedFolder } from "#electron/attachments/attachmentLayout.ts";
import { namesIn } from "#electron/disk/namesIn.ts";

const ID_LETTERS = 64;
/** How Yjs writes the value of an attribute that is a text of 64 letters (lib0: 119 for a text, then its length). */
const ATTRIBUTE = "w@";

/** The numbers of all files a forest has, those that wait to be deleted included, each with its size in bytes. */
export async function filesOf(files: AttachmentFiles, forestDir: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const removed = removedFolder(forestDir);
  if ((await files.look(removed))?.kind === "folder") {
    for (const day of await namesIn(files, removed)) {
      if ((await files.look(join(removed, day)))?.kind !== "folder") continue;
      for (const name of await namesIn(files, join(removed, day))) {
        const look = isAttachmentId(name) ? await files.look(join(removed, day, name)) : null;
        if (look?.kind === "file") found.set(name, look.sizeBytes);
      }
    }
  }
  for (const { sha256, sizeBytes } of await keptFiles(files, forestDir)) found.set(sha256, sizeBytes);
  return found;
}

/** Which of these files the documents name, sorted. */
export function namedAmong(documents: readonly LoggedUpdate[], known: ReadonlySet<string>): string[] {
  const named = new Set<string>();
  if (known.size === 0) return [];
  for (const { bytes } of documents) for (const sha256 of referencesIn(bytes, known)) named.add(sha256);
  return [...named].sort();
}

/**
 * Files the documents speak of although nobody has them. Without a list to compare with, only what is written as an attribute counts: somebody may well have put
 * the sum of some download into a text.
 */
export function namedInVain(documents: readonly LoggedUpdate[], known: ReadonlySet<string>): string[] {
  const missing = new Set<string>();
  for (const { bytes } of documents) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = buffer.indexOf(ATTRIBUTE); at >= 0; at = buffer.indexOf(ATTRIBUTE, at + 1)) {
      const begin = at + ATTRIBUTE.length;
      const text = buffer.toString("latin1", begin, begin + ID_LETTERS);
      if (isAttachmentId(text) && !known.has(text)) missing.add(text);
    }
  }
  return [...missing].sort();
}
