/** Most file systems take 255 bytes, and a letter takes up to four; the part that is being written needs a few more. */
const MAX_LENGTH = 58;
/** Names Windows keeps for devices, whatever follows the first dot. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const FORBIDDEN = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]`, "g");
export const FOREST_FILE_EXTENSION = "forest";

/** A file name every system accepts, as close to the forest's name as possible: 我的森林.forest. Nothing that hides or turns round what is read. */
export function forestFileName(forestName: string): string {
  const shown = [...forestName.normalize("NFC").replace(FORBIDDEN, " ").replace(/\s+/g, " ")].slice(0, MAX_LENGTH).join("");
  const stem = shown.replace(/^[. ]+|[. ]+$/g, "");
  const safe = DEVICE_NAME.test(stem) ? `_${stem}` : stem;
  return `${safe === "" ? "forest" : safe}.${FOREST_FILE_EXTENSION}`;
}

/** What a file without a readable name inside is called after: its own name, without the ending. Null when nothing is left. */
export function nameFromFile(fileName: string): string | null {
  const stem = (fileName.split(/[/\\]/).pop() ?? "").replace(/\.forest$/i, "").trim();
  return stem === "" ? null : stem;
}
