import type { LoggedUpdate } from "#shared/storage/index.ts";

/** One change a person makes, in tests that only ask whether it is still there. Ids are given once. */
export interface Change {
  readonly id: number;
  readonly docId: string;
}

const ID_BYTES = 4;

/** Changes of one document as opaque bytes. `repeats` makes them longer without another meaning, so that a write spans sectors. */
export function updateOf(changes: readonly Change[], repeats = 1): LoggedUpdate {
  const bytes = new Uint8Array(changes.length * repeats * ID_BYTES);
  const view = new DataView(bytes.buffer);
  changes.forEach(({ id }, index) => {
    for (let copy = 0; copy < repeats; copy += 1) view.setUint32((index * repeats + copy) * ID_BYTES, id, true);
  });
  return { docId: changes[0]?.docId ?? "forest", bytes };
}

/** The changes in updates, states of documents included. */
export function changesIn(updates: readonly LoggedUpdate[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const { docId, bytes } of updates) {
    if (bytes.length % ID_BYTES !== 0) throw new Error(`bytes of ${docId} are not ours`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let offset = 0; offset < bytes.length; offset += ID_BYTES) found.set(view.getUint32(offset, true), docId);
  }
  return found;
}

/** What Yjs does for real documents: a document's state is the set of its changes, and the same set has the same bytes. */
export function foldChanges(updates: readonly LoggedUpdate[]): { readonly documents: readonly LoggedUpdate[]; readonly rejected: number } {
  const byDoc = new Map<string, Change[]>();
  for (const [id, docId] of changesIn(updates)) byDoc.set(docId, [...(byDoc.get(docId) ?? []), { id, docId }]);
  return { documents: [...byDoc.values()].map((changes) => updateOf(changes.sort((a, b) => a.id - b.id))), rejected: 0 };
}
