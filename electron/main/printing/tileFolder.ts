import { basename, join } from "node:path";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { inForeignFolder } from "#electron/disk/inForeignFolder.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { safeFileName } from "#electron/disk/safeFileName.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";

export interface TileFolder {
  readonly path: string;
  /** Both counted from 1. */
  write(row: number, column: number, bytes: Uint8Array): Promise<void>;
  /** Takes away what was written, and the folder if nothing else is in it. */
  remove(): Promise<void>;
}

export interface TileDisk {
  readonly fs: FileSystem;
  /** Removes a folder that is empty. */
  readonly removeFolder: (folder: string) => Promise<void>;
}

/** A new folder for the tiles of one picture, beside whatever the chosen folder holds: nothing is overwritten. */
export async function openTileFolder({ fs, removeFolder }: TileDisk, parent: string, suggestedName: string): Promise<TileFolder> {
  const stem = safeFileName(suggestedName, "forest");
  const taken = new Set((await namesIn(fs, parent)).map((name) => name.toLowerCase()));
  let name = stem;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} ${number}`;
  const path = join(parent, name);
  await fs.makeFolder(path);
  const written: string[] = [];
  return {
    path,
    write: async (row, column, bytes) => {
      const file = join(path, `${basename(path)}-${row}-${column}.png`);
      await writeWhole(inForeignFolder(fs), file, bytes);
      written.push(file);
    },
    remove: async () => {
      for (const file of written.splice(0)) await fs.remove(file);
      if ((await namesIn(fs, path)).length === 0) await removeFolder(path);
    },
  };
}
