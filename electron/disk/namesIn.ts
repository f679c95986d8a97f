import type { FileSystem } from "./fileSystem.ts";
import { errnoOf } from "./toStorageError.ts";

/** All names in a folder; none when it is not there. */
export async function namesIn(fs: Pick<FileSystem, "list">, folder: string): Promise<readonly string[]> {
  try {
    return await fs.list(folder);
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return [];
    throw cause;
  }
}
