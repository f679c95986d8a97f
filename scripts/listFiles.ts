import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** All files below `folder` (relative to `root`, with forward slashes), in a stable order. */
export function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll("\\", "/"))
    .sort();
}
