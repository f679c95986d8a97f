import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { countRejected, foldUpdates, type DocUpdate } from "#shared/forest/index.ts";

/** The updates that a few edits of one map make. */
function edits(docId: string, clientId: number, count: number): DocUpdate[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: DocUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => updates.push({ docId, bytes }));
  for (let i = 0; i < count; i++) doc.getMap("points").set(`k${i % 3}`, i);
  return updates;
}
function read(update: DocUpdate | undefined): unknown {
  const doc = new Y.Doc();
  if (update !== undefined) Y.applyUpdate(doc, update.bytes);
  return doc.getMap("points").toJSON();
}

describe("folding updates", () => {
  it("gives one state per document, sorted, whatever the documents are called", () => {
    const { documents, rejected } = foldUpdates([...edits("personal", 1, 4), ...edits("note:pt_1", 2, 2), ...edits("forest", 3, 7)]);
    expect([documents.map((one) => one.docId), rejected]).toEqual([["forest", "note:pt_1", "personal"], 0]);
    expect(documents.map(read)).toEqual([{ k0: 6, k1: 4, k2: 5 }, { k0: 0, k1: 1 }, { k0: 3, k1: 1, k2: 2 }]);
  });

  it("gives nothing for nothing", () => {
    expect(foldUpdates([])).toEqual({ documents: [], rejected: 0 });
  });

  it("gives the same bytes when its result is folded again", () => {
    const once = foldUpdates([...edits("forest", 1, 40), ...edits("forest", 2, 40)]);
    expect(foldUpdates(once.documents)).toEqual(once);
  });

  it("counts what cannot be read, keeps it out whole and folds in the rest", () => {
    const updates = edits("forest", 1, 6);
    const damaged = [...edits("forest", 9, 1), ...edits("personal", 8, 1)].map(({ docId, bytes }) => ({ docId, bytes: bytes.slice(0, -1) }));
    const folded = foldUpdates([...updates.slice(0, 3), ...damaged, ...updates.slice(3)]);
    expect(folded.rejected).toBe(2);
    expect(folded.documents.map(read)).toEqual([{ k0: 3, k1: 4, k2: 5 }, {}]);
  });

  it("counts the same without folding", () => {
    const updates = [...edits("forest", 1, 3), { docId: "note:pt_1", bytes: Uint8Array.of(9, 9, 9) }, ...edits("note:pt_1", 2, 2)];
    expect([countRejected(updates), countRejected(updates.slice(0, 3)), foldUpdates(updates).rejected]).toEqual([1, 0, 1]);
  });

  it("keeps what waits for an update that comes later", () => {
    const updates = edits("forest", 1, 6);
    const [first, ...others] = updates;
    if (first === undefined) throw new Error("no updates");
    const waiting = foldUpdates(others);
    expect(read(waiting.documents[0])).toEqual({});
    expect(foldUpdates(waiting.documents)).toEqual(waiting);
    expect(read(foldUpdates([...waiting.documents, first]).documents[0])).toEqual({ k0: 3, k1: 4, k2: 5 });
  });
});
