import * as Y from "yjs";
import { applyRemote, RemoteOrigin, type DocName } from "#shared/forest/index.ts";
import { testForest, type TestForest } from "./testForest.ts";

export interface Peer {
  readonly forest: TestForest;
  /** Updates of the shared document made here since the last delivery. */
  readonly outbox: Uint8Array[];
}

/** A forest that keeps the bytes its own commands made in the shared document. */
export function peer(name: string, clientId?: number): Peer {
  const docs: Record<DocName, Y.Doc> = { forest: new Y.Doc(), personal: new Y.Doc() };
  if (clientId !== undefined) {
    docs.forest.clientID = clientId;
    docs.personal.clientID = clientId + 1000;
  }
  const outbox: Uint8Array[] = [];
  docs.forest.on("update", (bytes: Uint8Array, origin: unknown) => {
    if (!(origin instanceof RemoteOrigin)) outbox.push(bytes);
  });
  return { forest: testForest({ name, docs, author: `pr_${name}` as const }), outbox };
}

/** Hands everything in every outbox to every other peer. */
export function deliverAll(peers: readonly Peer[]): void {
  for (const from of peers) {
    const updates = from.outbox.splice(0).map((bytes) => ({ docId: "forest", bytes }));
    for (const to of peers) if (to !== from && updates.length > 0) applyRemote(to.forest, updates, "remote");
  }
}

/** Two people with the same empty forest. */
export function twoPeers(): { readonly a: Peer; readonly b: Peer; readonly deliver: () => void } {
  const a = peer("a", 1);
  const b = peer("b", 2);
  return { a, b, deliver: () => deliverAll([a, b]) };
}
