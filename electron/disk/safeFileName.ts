/** Most file systems take 255 bytes, and a letter takes up to four; the part that is being written needs a few more. */
const MAX_LENGTH = 58;
/** Names Windows keeps for devices, whatever follows the first dot. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const FORBIDDEN = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]`, "g");

/** A name (without an ending) that every system accepts for a file, as close to the wish as possible. Nothing that hides or turns round what is read. */
export function safeFileName(wish: string, fallback: string): string {
  const shown = [...wish.normalize("NFC").replace(FORBIDDEN, " ").replace(/\s+/g, " ")].slice(0, MAX_LENGTH).join("");
  const stem = shown.replace(/^[. ]+|[. ]+$/g, "");
  const safe = DEVICE_NAME.test(stem) ? `_${stem}` : stem;
  return safe === "" ? fallback : safe;
}
