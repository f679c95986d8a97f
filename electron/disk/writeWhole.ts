import { dirname } from "node:path";
import type { FileSystem } from "./fileSystem.ts";
import { patiently } from "./patiently.ts";

/** Ending of a file that is not finished. Whoever finds one without its writer may remove it. */
export const PART = ".part";

/**
 * Writes a file so that its name stands for the whole content or for nothing, on disk when this resolves. `check` reads the written file back before it gets
 * its name; when it throws, or anything fails, the part is removed as far as possible and the old file (if any) is as it was.
 */
export async function writeWhole(fs: FileSystem, path: string, bytes: Uint8Array, check?: (written: Uint8Array) => void | Promise<void>): Promise<void> {
  const part = `${path}${PART}`;
  await patiently(fs, () => fs.remove(part));
  try {
    const file = await fs.createFile(part);
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await check?.(await fs.read(part));
    await patiently(fs, () => fs.rename(part, path));
  } catch (cause) {
    // What made us fail is the news; a part that stays is removed by the next attempt.
    await fs.remove(part).catch(() => undefined);
    throw cause;
  }
  await fs.syncFolder(dirname(path));
}
