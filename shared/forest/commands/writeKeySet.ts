import type { RecordRef } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";

/** Makes the keys `<prefix><text>` = true of a record those of `texts`, touching only what differs. */
export function writeKeySet(writer: ForestWriter, ref: RecordRef, prefix: string, texts: readonly string[]): void {
  const wanted = new Set(texts.map((text) => prefix + text));
  for (const key of writer.keys(ref)) if (key.startsWith(prefix) && !wanted.has(key)) writer.set(ref, key, undefined);
  for (const key of wanted) writer.set(ref, key, true);
}
