import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** True when `copy` holds every file of `original`, byte for byte; what is named in `leftOut` is not looked at, on the first level. */
export async function isSameFolder(original: string, copy: string, leftOut: readonly string[] = []): Promise<boolean> {
  for (const entry of await readdir(original, { withFileTypes: true })) {
    if (leftOut.includes(entry.name)) continue;
    const left = join(original, entry.name);
    const right = join(copy, entry.name);
    if (entry.isDirectory() && !(await isSameFolder(left, right))) return false;
    if (entry.isFile() && !(await readFile(left)).equals(await readFile(right))) return false;
  }
  return true;
}
