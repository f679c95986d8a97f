import * as Y from "yjs";
import { clientsOfSwallowed, findSwallowed } from "#shared/notes/index.ts";

/** Which of these client ids are this device's own. */
export type OwnClientIds = (clientIds: readonly number[]) => Promise<ReadonlySet<number>>;

const NONE: ReadonlySet<number> = new Set();
const hasDeletes = (update: Uint8Array): boolean => Y.decodeUpdate(update).ds.clients.size > 0;

/**
 * The own client ids under which something was written that an update of somebody else, who cannot have known of it, would take away. `read`: the document as it is, asked for only
 * when the update deletes at all; null: it cannot be read. Expects an update that can be read.
 */
export async function ownSwallowed(update: Uint8Array, read: () => Promise<Y.Doc | null>, ownClientIds: OwnClientIds): Promise<ReadonlySet<number>> {
  if (!hasDeletes(update)) return NONE;
  const doc = await read();
  const clientIds = doc === null ? [] : clientsOfSwallowed(findSwallowed(doc, update));
  return clientIds.length === 0 ? NONE : ownClientIds(clientIds);
}
