import * as Y from "yjs";
import { findSwallowed, putBackSwallowed } from "#shared/notes/index.ts";

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
  /**
   * While an input method composes. What others write stays out of the editor: a redrawn paragraph would end or double the composition. What is composed stays in it: letters that
   * are only on their way to be signs are nobody else's, and two who compose the same letter in one place could each delete the other's.
   */
  hold(): void;
  /** What is composed has become text: it flows out, and what is typed from now on does at once. What others write goes on waiting. */
  letOut(): void;
  /** Lets in what came meanwhile, in its order, after what is still to flow out. */
  letIn(): void;
  isHeld(): boolean;
  /** Takes it away. What was typed has flowed out then. */
  release(): void;
}

/**
 * Binds a copy to a document that is shared with everything else: what is typed here flows out at once, what others write flows in at once; or both after
 * the composition that is under way. Changes of Yjs may be applied late and in any order, and twice does no harm: nothing can get lost or doubled.
 */
export function bindReplica(shared: Y.Doc, { isOneWay, accepts, onRefused }: ReplicaOptions): Replica {
  const doc = new Y.Doc({ gc: shared.gc });
  /** Origins by which each side knows what came from the other. */
  const fromShared = { name: "note editor: from outside" };
  const fromReplica = { name: "note editor: typed" };
  const putBack = { name: "note editor: put back" };
  let waiting: Uint8Array[] = [];
  let composed: Uint8Array[] = [];
  let isHeld = false;
  /** Between a composition's beginning and its end; what others write may have to wait a little longer. */
  let isComposing = false;
  let isCut = false;

  const cut = (): void => {
    isCut = true;
    waiting = [];
    composed = [];
    onRefused();
  };
  const letOut = (): void => {
    isComposing = false;
    const updates = composed;
    composed = [];
    if (updates.length > 0) Y.applyUpdate(shared, Y.mergeUpdates(updates), fromReplica);
  };
  const letIn = (): void => {
    const wasHeld = isHeld;
    isHeld = false;
    letOut();
    const updates = waiting;
    waiting = [];
    if (updates.length === 0 || isCut) return;
    if (!accepts(shared)) {
      cut();
      return;
    }
    const update = updates.length === 1 && updates[0] !== undefined ? updates[0] : Y.mergeUpdates(updates);
    // What stands here and not in the document was typed here: whoever took its paragraph away meanwhile could not know of it.
    const swallowed = wasHeld ? findSwallowed(doc, update) : [];
    Y.applyUpdate(doc, update, fromShared);
    putBackSwallowed(doc, swallowed, () => true, putBack);
  };
  const onSharedUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromReplica || isCut) return;
    waiting.push(update);
    if (!isHeld) letIn();
  };
  const onReplicaUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromShared || isOneWay || isCut) return;
    composed.push(update);
    if (!isComposing) letOut();
  };

  if (isOneWay || accepts(shared)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared), fromShared);
  else cut();
  shared.on("update", onSharedUpdate);
  doc.on("update", onReplicaUpdate);
  return {
    doc,
    hold: () => {
      isHeld = true;
      isComposing = true;
    },
    letOut,
    letIn,
    isHeld: () => isHeld,
    release: () => {
      letOut();
      shared.off("update", onSharedUpdate);
      doc.off("update", onReplicaUpdate);
      doc.destroy();
    },
  };
}
