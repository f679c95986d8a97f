import * as Y from "yjs";

/** More than any honest update holds between two breaths; a whole forest comes as a base, which is not looked into. */
const MAX_UPDATE_BYTES = 8 * 1024 * 1024;

/** The client ids of the structs in an update, each once (deletions may name others); null when it cannot be read or is too large to be looked at. */
export function clientsOf(update: Uint8Array): readonly number[] | null {
  if (update.length > MAX_UPDATE_BYTES) return null;
  try {
    const clients = new Set<number>();
    const { structs, ds } = Y.decodeUpdate(update);
    if (![...ds.clients.values()].every(isInOrder)) return null;
    // A skip stands for what is not there; whatever is there counts.
    for (const struct of structs) if (!(struct instanceof Y.Skip)) clients.add(struct.id.client);
    return [...clients];
  } catch {
    // SAFETY: bytes of others; the library says by any kind of error that they are no update, and the caller hears it as null.
    return null;
  }
}

/** As Yjs writes them: one behind the other. A few kilobytes that name the same stretch again and again would have it walked through as often, on everybody's page. */
function isInOrder(deleted: readonly { readonly clock: number; readonly len: number }[]): boolean {
  return deleted.every(({ clock }, at) => {
    const before = deleted[at - 1];
    return before === undefined || clock >= before.clock + before.len;
  });
}

/** Throws for bytes that are no updates: whoever calls has asked `clientsOf` before. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only !== undefined ? only : Y.mergeUpdates([...updates]);
}
