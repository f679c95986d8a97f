import * as Y from "yjs";

export interface ReplicaOptions {
  /** Nothing that happens in the replica flows out. */
  readonly isOneWay: boolean;
  /**
   * Whether the editor can show everything that stands in the document. What it does not know it would throw away: such changes never reach it.
   * Asked before the first look and before each change from outside.
   */
  accepts(doc: Y.Doc): boolean;
  /** Something stands in the document that the editor does not know; from here on nothing flows in either direction. */
  onRefused(): void;
}

/** The editor's own copy of a document that others write into, too. */
export interface Replica {
  readonly doc: Y.Doc;
  /** Keeps what others write out of the editor, e.g. while an input method composes: a redrawn paragraph would end or double the composition. */
  hold(): void;
  /** Lets in what came meanwhile, in its order. */
  letIn(): void;
  isHeld(): boolean;
  /** Takes it away. What was typed has flowed out already. */
  release(): void;
}

/**
 * Binds a copy to a document that is shared with everything else: what is typed here flows out at once, what others write flows in at once, or after
 * the composition that is under way. Changes of Yjs may be applied late and in any order, and twice does no harm: nothing can get lost or doubled.
 */
export function bindReplica(shared: Y.Doc, { isOneWay, accepts, onRefused }: ReplicaOptions): Replica {
  const doc = new Y.Doc({ gc: shared.gc });
  /** Origins by which each side knows what came from the other. */
  const fromShared = { name: "note editor: from outside" };
  const fromReplica = { name: "note editor: typed" };
  let waiting: Uint8Array[] = [];
  let isHeld = false;
  let isCut = false;

  const cut = (): void => {
    isCut = true;
    waiting = [];
    onRefused();
  };
  const letIn = (): void => {
    isHeld = false;
    const updates = waiting;
    waiting = [];
    if (updates.length === 0 || isCut) return;
    if (!accepts(shared)) cut();
    else Y.applyUpdate(doc, updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates), fromShared);
  };
  const onSharedUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromReplica || isCut) return;
    waiting.push(update);
    if (!isHeld) letIn();
  };
  const onReplicaUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== fromShared && !isOneWay && !isCut) Y.applyUpdate(shared, update, fromReplica);
  };

  if (isOneWay || accepts(shared)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared), fromShared);
  else cut();
  shared.on("update", onSharedUpdate);
  doc.on("update", onReplicaUpdate);
  return {
    doc,
    hold: () => { isHeld = true; },
    letIn,
    isHeld: () => isHeld,
    release: () => {
      shared.off("update", onSharedUpdate);
      doc.off("update", onReplicaUpdate);
      doc.destroy();
    },
  };
}
