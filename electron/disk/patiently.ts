import type { FileSystem } from "./fileSystem.ts";
import { errnoOf } from "./toStorageError.ts";

/** What Windows answers while a virus scanner, a sync client or an indexer has the file open for a moment. */
const PASSING: ReadonlySet<string> = new Set(["EBUSY", "EPERM", "EACCES"]);
const WAITS_MS = [10, 20, 50, 100, 200, 400];

/** Renames or removes, trying again for a good half second while somebody else seems to hold the file. Rejects with the last failure. */
export async function patiently<T>(fs: Pick<FileSystem, "wait">, task: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await task();
    } catch (cause) {
      if (!PASSING.has(errnoOf(cause) ?? "")) throw cause;
      await fs.wait(waitMs);
    }
  }
  return task();
}
