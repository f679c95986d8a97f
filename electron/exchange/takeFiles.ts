import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { AttachmentFiles } from "#electron/attachments/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { soundOrNull } from "./copyFile.ts";
import { isSound, MOST_FILES, PIECE_BYTES, sizeOf, type CutFile } from "./filePieces.ts";
import { filesOf, namedAmong, namedInVain } from "./namedFiles.ts";

/** Files that documents name and that did not come along. */
export interface LeftOutFiles {
  /** Too many bytes for one `.forest` file: the largest stay behind. */
  readonly forSpace: number;
  readonly forSpaceBytes: number;
  /** Missing or damaged. */
  readonly unreadable: number;
}

export interface TakeFiles {
  readonly files: AttachmentFiles;
  readonly forestDir: string;
  /** What leaves; a file that only something else names does not come along. */
  readonly documents: readonly LoggedUpdate[];
  readonly budgetBytes: number;
}

export interface TakenFiles { readonly taken: readonly CutFile[]; readonly leftOut: LeftOutFiles }

/** What a record and its line in the manifest take beside the bytes themselves, generously. */
const RECORD_BYTES = 512;

/** Reads the files that documents name, each compared with its number; the smallest first, as many as there is room for. What cannot be read is counted, never an error. */
export async function takeFiles({ files, forestDir, documents, budgetBytes }: TakeFiles): Promise<TakenFiles> {
  const sizes = await filesOf(files, forestDir);
  const known = new Set(sizes.keys());
  const sizeBytesOf = (sha256: string): number => sizes.get(sha256) ?? 0;
  const named = namedAmong(documents, known).sort((a, b) => sizeBytesOf(a) - sizeBytesOf(b) || (a < b ? -1 : 1));
  const taken: CutFile[] = [];
  const leftOut = { forSpace: 0, forSpaceBytes: 0, unreadable: namedInVain(documents, known).length };
  let left = budgetBytes;
  for (const sha256 of named) {
    const sizeBytes = sizeBytesOf(sha256);
    const neededBytes = sizeBytes + RECORD_BYTES * Math.ceil(sizeBytes / PIECE_BYTES);
    if (neededBytes > left || taken.length >= MOST_FILES) {
      // The next one is as large, or larger.
      left = 0;
      leftOut.forSpace += 1;
      leftOut.forSpaceBytes += sizeBytes;
      continue;
    }
    const file = await cutFile(files, forestDir, sha256);
    if (file === null) leftOut.unreadable += 1;
    else {
      taken.push(file);
      left -= Math.max(neededBytes, sizeOf(file.pieces));
    }
  }
  return { taken, leftOut };
}

async function cutFile(files: AttachmentFiles, forestDir: string, sha256: string): Promise<CutFile | null> {
  const file = await soundOrNull(files, forestDir, sha256);
  if (file === null) return null;
  try {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < file.sizeBytes; at += PIECE_BYTES) pieces.push(await file.read(at, PIECE_BYTES));
    // Once more: it may have changed since it was opened.
    return isSound({ sha256, pieces }) ? { sha256, pieces } : null;
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return null;
  } finally {
    await file.close();
  }
}
