import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { encodeForestFile } from "#electron/exchange/encodeForestFile.ts";
import { addPoint, removePoints } from "#shared/forest/index.ts";
import { parseSnapshot } from "#shared/storage/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const noteOf = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText("text").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

describe("the bytes of a .forest file", () => {
  it("say nothing about when and where they were written", () => {
    const file = encodeForestFile([{ docId: "forest", bytes: noteOf("a") }], true);
    expect([...file.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
    const parsed = parseSnapshot(gunzipSync(file));
    expect(parsed.ok && parsed.value.manifest).toMatchObject({ kind: "forest", takenAtMs: null, forestId: null, throughSeq: null, reason: null, points: null, missing: [] });
  });

  it("do not depend on the order in which documents came", () => {
    const updates = ["forest", "personal", "note:pt_1"].map((docId) => ({ docId, bytes: noteOf(docId) }));
    expect(encodeForestFile([...updates].reverse(), true)).toEqual(encodeForestFile(updates, true));
  });

  it("leave out, without personal, the personal document and every note of a point that is not shared", () => {
    const forest = testForest();
    const shared = must(addPoint(forest, { title: "a", parentId: null }));
    const trashed = must(addPoint(forest, { title: "b", parentId: null }));
    must(removePoints(forest, { ids: [trashed], branch: false }));
    const secret = must(addPoint(forest, { title: "c", parentId: null, kind: "case" }));
    const updates = [
      ...(["forest", "personal"] as const).map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) })),
      ...[shared, trashed, secret, "pt_unknown"].map((id) => ({ docId: `note:${id}`, bytes: noteOf(id) })),
    ];
    const docIds = (withPersonal: boolean): unknown => {
      const parsed = parseSnapshot(gunzipSync(encodeForestFile(updates, withPersonal)));
      return parsed.ok && parsed.value.documents.map(({ docId }) => docId);
    };
    expect(docIds(true)).toHaveLength(6);
    expect(docIds(false)).toEqual(["forest", `note:${shared}`, `note:${trashed}`]);
  });

  it("leave a change behind that cannot be applied, as the app does when it opens the forest", () => {
    const good = { docId: "forest", bytes: noteOf("a") };
    expect(encodeForestFile([good, { docId: "forest", bytes: Uint8Array.of(9, 9, 9) }], true)).toEqual(encodeForestFile([good], true));
  });
});
