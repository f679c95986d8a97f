import * as Y from "yjs";
import type { DocUpdate } from "./applyRemote.ts";
import { bytesByDoc } from "./bytesByDoc.ts";
import { LoadOrigin, RemoteOrigin } from "./origin.ts";
import { fillDocument } from "./transact.ts";

export interface FoldedUpdates {
  /** One state (Yjs update, format v1) per document, sorted by docId. */
  readonly documents: readonly DocUpdate[];
  /** Updates that could not be read. The others are folded in. */
  readonly rejected: number;
}

/** A state is stable after one more reading (two, rarely); beyond this many it is as good as it gets. */
const MOST_ROUNDS = 6;

/**
 * Folds updates into one state per document, whatever the document is. Folding the result again gives the same bytes: a first encoding
 * still shows how the pieces came in, so it is read and encoded again until nothing changes. Updates that wait for an earlier one that
 * never came stay inside, waiting.
 */
export function foldUpdates(updates: readonly DocUpdate[]): FoldedUpdates {
  const byDoc = bytesByDoc(updates);
  let rejected = 0;
  const documents = [...byDoc.keys()].sort().map((docId) => {
    const folded = foldDocument(byDoc.get(docId) ?? []);
    rejected += folded.rejected;
    return { docId, bytes: folded.bytes };
  });
  return { documents, rejected };
}

/** How many updates cannot be read, whatever the document is. A fraction of the time that folding takes: nothing is encoded. */
export function countRejected(updates: readonly DocUpdate[]): number {
  let rejected = 0;
  for (const own of bytesByDoc(updates).values()) {
    const doc = new Y.Doc();
    rejected += fillDocument(doc, own, new LoadOrigin());
    doc.destroy();
  }
  return rejected;
}

function foldDocument(updates: readonly Uint8Array[]): { readonly bytes: Uint8Array; readonly rejected: number } {
  let filled = stateOf(updates, new LoadOrigin());
  // What is damaged may have been taken in by half. Only then is it worth decoding everything twice to keep such an update out whole.
  if (filled.rejected > 0) filled = stateOf(updates, new RemoteOrigin());
  return { bytes: settled(filled.bytes), rejected: filled.rejected };
}

/** The bytes that stay the same when a fresh document reads them and is encoded again. */
function settled(state: Uint8Array): Uint8Array {
  let bytes = state;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const again = stateOf([bytes], new LoadOrigin()).bytes;
    if (isSame(bytes, again)) return bytes;
    bytes = again;
  }
  return bytes;
}

function stateOf(updates: readonly Uint8Array[], origin: LoadOrigin | RemoteOrigin): { readonly bytes: Uint8Array; readonly rejected: number } {
  const doc = new Y.Doc();
  const rejected = fillDocument(doc, updates, origin);
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { bytes, rejected };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
