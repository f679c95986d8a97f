import { createFileLog } from "#electron/durableLog/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";

/** Appends updates to the log of a forest, as the app would. */
export async function appendToForest(fs: FileSystem, forestDir: string, updates: readonly LoggedUpdate[]): Promise<void> {
  await fs.makeFolder(forestDir);
  const log = createFileLog({ fs, forestDir, nowMs: () => 1_760_000_000_000 });
  const { nextSeq } = await log.open();
  await log.append(nextSeq, updates);
  await log.close();
}
