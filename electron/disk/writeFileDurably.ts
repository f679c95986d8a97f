import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { syncFolder } from "./syncFolder.ts";

/**
 * Replaces a file as a whole: after a crash it holds either the old content or the new, never a mixture. One writer per file at a time: the
 * temporary name is always the same, so that what a crash leaves behind is overwritten by the next write instead of piling up. `mode`: who may read it (POSIX
 * bits; where there are none, nothing changes).
 */
export async function writeFileDurably(path: string, content: string | Uint8Array, { mode = 0o666 }: { readonly mode?: number } = {}): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.tmp`);
  try {
    const handle = await open(temporary, "w", mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  await syncFolder(folder);
}
