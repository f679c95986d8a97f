import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { decodeForestFile } from "#electron/exchange/decodeForestFile.ts";
import { encodeForestFile } from "#electron/exchange/encodeForestFile.ts";
import { addMilestone, addPoint, createCommandHistory, linkPoints, removePoints, setAliases, setTags, sharePoint } from "#shared/forest/index.ts";
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

  it("leave the discussion out, and whatever stays with one person", () => {
    const forest = testForest();
    const shared = must(addPoint(forest, { title: "a", parentId: null }));
    const updates = [
      ...(["forest", "personal"] as const).map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) })),
      ...["discussion", "my:discussion", `note:${shared}`, `my:note:${shared}`].map((docId) => ({ docId, bytes: noteOf(docId.startsWith("my:") ? "SECRET" : "open") })),
    ];
    const file = encodeForestFile(updates, false);
    const parsed = parseSnapshot(gunzipSync(file));
    expect(parsed.ok && parsed.value.documents.map(({ docId }) => docId)).toEqual(["forest", `note:${shared}`]);
    expect(gunzipSync(file).includes("SECRET")).toBe(false);
    const whole = parseSnapshot(gunzipSync(encodeForestFile(updates, true)));
    expect(whole.ok && whole.value.documents).toHaveLength(6);
  });

  it("hold, without personal, nothing of what was shared or made and then undone", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const shared = must(addPoint(forest, { title: "open", parentId: null }));
    const secret = must(addPoint(forest, { title: "SECRET title", parentId: null, kind: "case" }));
    must(setTags(forest, { id: secret, tags: ["SECRET tag"] }));
    must(setAliases(forest, { id: secret, aliases: ["SECRET alias"] }));
    must(linkPoints(forest, { type: "free", from: secret, to: shared, phrase: "SECRET phrase", reason: "SECRET reason" }));
    must(sharePoint(forest, { id: secret }));
    expect(history.undo()).toMatchObject({ command: "sharePoint" });
    const undone = must(addPoint(forest, { title: "SECRET undone", parentId: null }));
    history.undo();
    must(addMilestone(forest, { name: "SECRET milestone" }));
    history.undo();
    const updates = [
      ...(["forest", "personal"] as const).map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) })),
      ...[secret, undone].map((id) => ({ docId: `note:${id}`, bytes: noteOf("SECRET note") })),
    ];
    const file = encodeForestFile(updates, false);
    expect(gunzipSync(encodeForestFile(updates, true)).toString("latin1").match(/SECRET \w+/g)?.length).toBeGreaterThan(9);
    expect(gunzipSync(file).includes("SECRET")).toBe(false);
    expect(gunzipSync(file).includes("open")).toBe(true);
    const { documents } = decodeForestFile(file);
    expect(encodeForestFile(documents, false)).toEqual(file);
    expect(encodeForestFile(documents, true)).toEqual(file);
  });

  it("hold, without personal, nothing that waits for a change that never came", () => {
    const doc = new Y.Doc();
    const waiting: Uint8Array[] = [];
    doc.on("update", (bytes: Uint8Array) => { waiting.push(bytes); });
    doc.getMap("points").set("pt_a", "a");
    doc.getMap("points").set("pt_b", "SECRET");
    const updates = [{ docId: "forest", bytes: noteOf("open") }, ...waiting.slice(1).map((bytes) => ({ docId: "forest", bytes }))];
    expect(gunzipSync(encodeForestFile(updates, true)).includes("SECRET")).toBe(true);
    expect(gunzipSync(encodeForestFile(updates, false)).includes("SECRET")).toBe(false);
  });

  it("leave a change behind that cannot be applied, as the app does when it opens the forest", () => {
    const good = { docId: "forest", bytes: noteOf("a") };
    expect(encodeForestFile([good, { docId: "forest", bytes: Uint8Array.of(9, 9, 9) }], true)).toEqual(encodeForestFile([good], true));
  });
});
