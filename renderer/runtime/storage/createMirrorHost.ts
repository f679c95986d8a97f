import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { mirrorName, type FromMirror, type ToMirror } from "./mirrorProtocol.ts";

interface Shadow {
  readonly doc: Y.Doc;
  /** Updates that came before the stored ones were read. */
  readonly waiting: Uint8Array[];
  store: IndexeddbPersistence | null;
  synced: boolean;
}

/** y-indexeddb's own field: the promise of the opened database, which is the only place where a failed opening can be seen. */
interface WithOpening { readonly _db: Promise<unknown> }

/**
 * The far side of the mirror: keeps a shadow document per document and lets y-indexeddb store it. Runs in a worker, because y-indexeddb can block,
 * throw inside document events and wait forever; none of that reaches the page.
 */
export function createMirrorHost(post: (message: FromMirror) => void): { receive(message: ToMirror): void; fail(reason: unknown): void } {
  const shadows = new Map<string, Shadow>();
  let failed = false;

  const fail = (reason: unknown): void => {
    if (failed) return;
    failed = true;
    post({ kind: "failed", reason: reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason) });
  };

  const openOne = async (name: string, docId: string, request: { readonly stateVector: Uint8Array; readonly rebuild: boolean }): Promise<void> => {
    const shadow: Shadow = { doc: new Y.Doc(), waiting: [], store: null, synced: false };
    shadows.set(docId, shadow);
    if (request.rebuild) await clearDocument(name);
    const store = new IndexeddbPersistence(name, shadow.doc);
    shadow.store = store;
    // SAFETY: `_db` is present in the pinned y-indexeddb 9.0.12; without it a failed opening would only show as a timeout.
    (store as unknown as WithOpening)._db.catch(fail);
    await store.whenSynced;
    shadow.synced = true;
    post({ kind: "diff", docId, bytes: Y.encodeStateAsUpdate(shadow.doc, request.stateVector), stateVector: Y.encodeStateVector(shadow.doc) });
    for (const bytes of shadow.waiting.splice(0)) Y.applyUpdate(shadow.doc, bytes);
  };

  const close = async (): Promise<void> => {
    for (const shadow of shadows.values()) {
      await shadow.store?.destroy();
      shadow.doc.destroy();
    }
    shadows.clear();
    post({ kind: "closed" });
  };

  const receive = (message: ToMirror): void => {
    try {
      if (message.kind === "open") {
        for (const { docId, stateVector } of message.docs) {
          openOne(mirrorName(message.forestId, docId), docId, { stateVector, rebuild: message.rebuild }).catch(fail);
        }
      } else if (message.kind === "store") {
        const shadow = shadows.get(message.docId);
        if (shadow === undefined) return;
        if (shadow.synced) Y.applyUpdate(shadow.doc, message.bytes);
        else shadow.waiting.push(message.bytes);
      } else {
        close().catch(fail);
      }
    } catch (thrown) {
      fail(thrown);
    }
  };
  return { receive, fail };
}
