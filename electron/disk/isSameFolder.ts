import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** True when `copy` holds every file of `original`, byte for byte. */
export async function isSameFolder(original: string, copy: string): Promise<boolean> {
  for (const entry of await readdir(original, { withFileTypes: true })) {
    const left = join(original, entry.name);
    const right = join(copy, entry.name);
    if (entry.isDirectory() && !(await isSameFolder(left, right))) return false;
    if (entry.isFile() && !(await readFile(left)).equals(await readFile(right))) return false;
  }
  return true;
}
