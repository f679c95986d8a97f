import { parseSnapshot, StorageError, type Snapshot } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { gunzipped } from "#electron/disk/gzip.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";

/** A checkpoint as it was written, or null when it is damaged or cannot be read. One of a later version of the app is refused. */
export async function readCheckpoint(fs: FileSystem, path: string): Promise<Snapshot | null> {
  const found = await examineCheckpoint(fs, path);
  return typeof found === "string" ? null : found;
}

/** As above, telling damage from a medium that does not give the file back just now. */
export async function examineCheckpoint(fs: FileSystem, path: string): Promise<Snapshot | "damaged" | "unreadable"> {
  let packed: Uint8Array;
  try {
    packed = await fs.read(path);
  } catch (cause) {
    // A missing right is for the person to mend.
    if (errnoOf(cause) === "EIO") return "unreadable";
    throw cause;
  }
  const bytes = await gunzipped(packed);
  if (bytes === null) return "damaged";
  const parsed = parseSnapshot(bytes);
  if (parsed.ok) return parsed.value;
  if (parsed.error.code === "newer-format") throw new StorageError("newer-format", "checkpoint of a later version");
  return "damaged";
}
