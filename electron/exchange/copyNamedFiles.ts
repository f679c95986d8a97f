import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { AttachmentFiles, OpenedAttachment } from "#electron/attachments/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { keepOpened, soundOrNull } from "./copyFile.ts";
import { filesOf, namedAmong, namedInVain } from "./namedFiles.ts";

export interface CopyNamedFiles {
  readonly files: AttachmentFiles;
  readonly documents: readonly LoggedUpdate[];
  /** Folders that may have them, the best first: a forest, or the copies of one. A folder that is away has none. */
  readonly from: readonly string[];
  /** The forest that is being made. */
  readonly forestDir: string;
  readonly nowMs: number;
}

/** Copies the files that documents name into a new forest, each compared with its number. What no folder has whole is counted. Rejects when the new forest cannot take them. */
export async function copyNamedFiles({ files, documents, from, forestDir, nowMs }: CopyNamedFiles): Promise<{ readonly missing: number }> {
  const known = new Set<string>();
  for (const folder of from) for (const sha256 of await idsIn(files, folder)) known.add(sha256);
  let missing = namedInVain(documents, known).length;
  for (const [index, sha256] of namedAmong(documents, known).entries()) {
    const file = await firstSound(files, from, sha256);
    if (file === null) missing += 1;
    else await keepOpened({ files, forestDir, uploadId: `in${index}`, nowMs }, file);
  }
  return { missing };
}

async function idsIn(files: AttachmentFiles, folder: string): Promise<Iterable<string>> {
  try {
    return (await filesOf(files, folder)).keys();
  } catch (cause) {
    // A drive that is not plugged in, a folder that may not be read: the other one may have them.
    if (errnoOf(cause) === null) throw cause;
    return [];
  }
}

async function firstSound(files: AttachmentFiles, from: readonly string[], sha256: string): Promise<OpenedAttachment | null> {
  for (const folder of from) {
    const file = await soundOrNull(files, folder, sha256);
    if (file !== null) return file;
  }
  return null;
}
