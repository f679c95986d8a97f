import { LoadOrigin, RemoteOrigin } from "./origin.ts";
import type { Forest } from "./forestTypes.ts";
import { DOC_NAMES, type DocName } from "./schema.ts";
import { transactUpdates } from "./transact.ts";

/** One Yjs update (format v1) of one document. */
export interface DocUpdate {
  readonly docId: string;
  readonly bytes: Uint8Array;
}

/**
 * Applies updates from the log ("load") or from a peer or mirror ("remote"): one transaction per document, one change of the view.
 * A damaged update is rejected and counted, the others are applied. Updates of documents that are not open are left to storage.
 */
export function applyRemote(forest: Forest, updates: readonly DocUpdate[], origin: "load" | "remote"): { readonly rejected: number } {
  const byDoc: Record<DocName, Uint8Array[]> = { forest: [], personal: [] };
  for (const { docId, bytes } of updates) {
    const name = DOC_NAMES.find((candidate) => candidate === docId);
    if (name !== undefined) byDoc[name].push(bytes);
  }
  return { rejected: transactUpdates(forest, byDoc, origin === "load" ? new LoadOrigin() : new RemoteOrigin()) };
}
