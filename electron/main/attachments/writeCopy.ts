import { dirname } from "node:path";
import type { ReadableFile } from "#electron/attachments/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { patiently } from "#electron/disk/patiently.ts";
import { PART } from "#electron/disk/writeWhole.ts";

const STEP_BYTES = 4 * 1024 * 1024;

/** Copies a file so that its name stands for the whole of it or for nothing. What was there before stays until then. */
export async function writeCopy(fs: FileSystem, path: string, from: Pick<ReadableFile, "sizeBytes" | "read">): Promise<void> {
  const part = `${path}${PART}`;
  await patiently(fs, () => fs.remove(part));
  try {
    const file = await fs.createFile(part);
    try {
      for (let at = 0; at < from.sizeBytes; at += STEP_BYTES) await file.write(await from.read(at, STEP_BYTES), at);
      await file.sync();
    } finally {
      await file.close();
    }
    await patiently(fs, () => fs.rename(part, path));
  } catch (cause) {
    // What made us fail is the news; a part that stays is removed by the next attempt.
    await fs.remove(part).catch(() => undefined);
    throw cause;
  }
  await fs.syncFolder(dirname(path));
}
