import * as Y from "yjs";
import type { DocUpdate } from "./applyRemote.ts";
import { foldUpdates } from "./foldUpdates.ts";
import { LoadOrigin } from "./origin.ts";
import { ROOTS } from "./schema.ts";
import { fillDocument } from "./transact.ts";

/**
 * The shared document (others are left as they are) as one state, without what nobody sees in it but anybody could read out of its bytes: records whose
 * creation or sharing was undone, and what waits for a change that never came, because nobody can look into that. A record goes as a whole, since tags and
 * aliases stand in the names of its keys. For copies that leave the forest only: a document that others still write into must keep its void records.
 */
export function scrubVoid(documents: readonly DocUpdate[]): DocUpdate[] {
  const shared = documents.filter(({ docId }) => docId === "forest");
  if (shared.length === 0) return [...documents];
  return [...foldUpdates([{ docId: "forest", bytes: scrubbed(shared.map(({ bytes }) => bytes)) }]).documents, ...documents.filter(({ docId }) => docId !== "forest")];
}

function scrubbed(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  fillDocument(doc, updates, new LoadOrigin());
  for (const root of [ROOTS.points, ROOTS.links, ROOTS.milestones, ROOTS.views]) {
    const records = doc.getMap(root);
    const voidIds = [...records.keys()].filter((id) => isVoid(records.get(id)));
    for (const id of voidIds) records.delete(id);
  }
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}

function isVoid(record: unknown): boolean {
  return record instanceof Y.Map && record.get("void") === true;
}
