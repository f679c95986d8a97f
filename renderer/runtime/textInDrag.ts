import type { DroppedText } from "./actions.ts";

const TEXT_FILE = /\.(md|markdown|txt|text)$/i;

/** Whether what hangs over the outline comes from outside and could be text. What files are called is only told when they are dropped. */
export function couldCarryText(data: DataTransfer): boolean {
  return data.types.includes("Files") || data.types.includes("text/plain");
}

/** The text or the text files that were dropped; null when there are none among it (a forest file, say, is not for the outline). */
export function textInDrag(data: DataTransfer): DroppedText | null {
  const files = [...data.files].filter((file) => TEXT_FILE.test(file.name));
  if (files.length > 0) return { text: "", files };
  const text = data.files.length > 0 ? "" : data.getData("text/plain");
  return text.trim() === "" ? null : { text, files: [] };
}
