import { safeFileName } from "#electron/disk/safeFileName.ts";

export const FOREST_FILE_EXTENSION = "forest";

/** A file name every system accepts, as close to the forest's name as possible: 我的森林.forest. */
export function forestFileName(forestName: string): string {
  return `${safeFileName(forestName, "forest")}.${FOREST_FILE_EXTENSION}`;
}

/** What a file without a readable name inside is called after: its own name, without the ending. Null when nothing is left. */
export function nameFromFile(fileName: string): string | null {
  const stem = (fileName.split(/[/\\]/).pop() ?? "").replace(/\.forest$/i, "").trim();
  return stem === "" ? null : stem;
}
