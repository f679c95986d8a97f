import type { FileSystem } from "./fileSystem.ts";
import { errnoOf } from "./toStorageError.ts";

/** What network shares and card readers answer when asked to flush a folder. The file itself has been flushed, which they all can. */
const CANNOT_FLUSH_FOLDERS: ReadonlySet<string> = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EISDIR", "EPERM", "EACCES"]);

/** The same file system for folders a person chose, where not every medium can flush a folder. */
export function inForeignFolder(fs: FileSystem): FileSystem {
  return {
    ...fs,
    syncFolder: async (folder) => {
      try {
        await fs.syncFolder(folder);
      } catch (cause) {
        if (!CANNOT_FLUSH_FOLDERS.has(errnoOf(cause) ?? "")) throw cause;
      }
    },
  };
}
