import { join } from "node:path";
import { crc32c } from "#shared/storage/index.ts";
import { fileTimestamp } from "#electron/disk/fileTimestamp.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";

export interface SetAsideParts {
  readonly fs: FileSystem;
  readonly forestDir: string;
  readonly nowMs: () => number;
}

/** Where the copy is, and whether it was there already (then this damage has been reported before). */
export interface SetAsideCopy {
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * Keeps a copy of damaged bytes in the forest's `damaged` folder, on disk before this resolves. The same bytes of the same segment are kept once.
 * Null when there is no room or no right to write: the caller then leaves the original untouched.
 */
export async function setAside(parts: SetAsideParts, segment: string, bytes: Uint8Array): Promise<SetAsideCopy | null> {
  const { fs, forestDir } = parts;
  const folder = join(forestDir, "damaged");
  const ending = `-${segment}-${crc32c(bytes).toString(16).padStart(8, "0")}.bin`;
  try {
    const isThere = await fs.folderExists(folder);
    const known = isThere ? (await fs.list(folder)).find((name) => name.endsWith(ending)) : undefined;
    if (known !== undefined) return { path: join(folder, known), isNew: false };
    if (!isThere) {
      await fs.makeFolder(folder);
      await fs.syncFolder(forestDir);
    }
    const path = join(folder, `${fileTimestamp(parts.nowMs())}${ending}`);
    const file = await fs.createFile(`${path}.part`);
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(`${path}.part`, path);
    await fs.syncFolder(folder);
    return { path, isNew: true };
  } catch (cause) {
    // A system error (full, read-only) must not keep a forest from opening; anything else is a bug.
    if (errnoOf(cause) === null) throw cause;
    return null;
  }
}
