import { copyFile, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "./syncFolder.ts";

/** Copies plain files and folders, flushed to disk. Links and devices are left out: nothing of ours is one. So is what is named in `leftOut`, on the first level. */
export async function copyFolderDurably(from: string, to: string, leftOut: readonly string[] = []): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leftOut.includes(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyFolderDurably(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target);
      await syncFile(target);
    }
  }
  await syncFolder(to);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
