import * as Y from "yjs";
import { isSoundUpdate } from "#shared/kernel/index.ts";

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

/** Yjs finds damage in the list of deletions only after it has applied the rest: whatever others send is looked through before it is used. */
export function isReadable(bytes: Uint8Array): boolean {
  try {
    return isSoundUpdate(Y.decodeUpdate(bytes));
  } catch {
    // SAFETY: false is the answer; the caller reports how many there were.
    return false;
  }
}
