import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileLog } from "#electron/durableLog/index.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";

export interface ForestFolderContent {
  readonly forestsDir: string;
  readonly forestId: string;
  readonly name: string;
  readonly updates: readonly LoggedUpdate[];
}

const BATCH = 512;

/** Writes a forest the way the app does: a card and a log. Appends when the folder exists. */
export async function writeForestFolder({ forestsDir, forestId, name, updates }: ForestFolderContent): Promise<{ readonly forestDir: string; readonly sizeBytes: number }> {
  const forestDir = join(forestsDir, forestId);
  await mkdir(forestDir, { recursive: true });
  const createdAtMs = Date.now();
  await writeFile(join(forestDir, "forest.json"), JSON.stringify({ name, createdAtMs, trashedAtMs: null }, null, 2));
  const log = createFileLog({ fs: nodeFileSystem, forestDir, nowMs: () => Date.now() });
  let { nextSeq } = await log.open();
  for (let at = 0; at < updates.length; at += BATCH) {
    const batch = updates.slice(at, at + BATCH);
    await log.append(nextSeq, batch);
    nextSeq += batch.length;
  }
  await log.close();
  return { forestDir, sizeBytes: updates.reduce((sum, update) => sum + update.bytes.byteLength, 0) };
}
