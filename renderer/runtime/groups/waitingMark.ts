import type * as Y from "yjs";

/** What a document keeps aside until something earlier turns up; to be compared with later. */
export type WaitingMark = readonly [structs: Uint8Array | null, deletions: Uint8Array | null];

export const waitingMark = ({ store }: Y.Doc): WaitingMark => [store.pendingStructs?.update ?? null, store.pendingDs];

/**
 * Whether the document keeps something aside that it did not before. Yjs tells nobody of that: unless the bytes reach the log by themselves, they are gone with
 * this session.
 */
export function isNewlyWaiting(doc: Y.Doc, before: WaitingMark): boolean {
  return waitingMark(doc).some((now, index) => now !== null && now !== before[index]);
}
