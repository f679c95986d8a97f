import * as Y from "yjs";
import { isSoundUpdate } from "#shared/kernel/index.ts";

/** More than any honest update holds between two breaths; a whole forest comes as a base, which is not looked into. */
const MAX_UPDATE_BYTES = 8 * 1024 * 1024;

/** The client ids of the structs in an update, each once (deletions may name others); null when it cannot be read, says what cannot be, or is too large to be looked at. */
export function clientsOf(update: Uint8Array): readonly number[] | null {
  if (update.length > MAX_UPDATE_BYTES) return null;
  try {
    const clients = new Set<number>();
    const decoded = Y.decodeUpdate(update);
    if (!isSoundUpdate(decoded)) return null;
    // A skip stands for what is not there; whatever is there counts.
    for (const struct of decoded.structs) if (!(struct instanceof Y.Skip)) clients.add(struct.id.client);
    return [...clients];
  } catch {
    // SAFETY: bytes of others; the library says by any kind of error that they are no update, and the caller hears it as null.
    return null;
  }
}

/** The library looks at all that is left for each struct it writes, so the time grows with the square: a few at a time it does not. */
const MERGED_AT_ONCE = 32;

/** Throws for bytes that are no updates, or returns what no replica can read: `clientsOf` tells. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let left = [...updates];
  while (left.length > MERGED_AT_ONCE) {
    const fewer: Uint8Array[] = [];
    for (let from = 0; from < left.length; from += MERGED_AT_ONCE) fewer.push(mergeFew(left.slice(from, from + MERGED_AT_ONCE)));
    left = fewer;
  }
  return mergeFew(left);
}

function mergeFew(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only !== undefined ? only : Y.mergeUpdates([...updates]);
}
