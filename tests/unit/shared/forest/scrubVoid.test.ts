import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, addView, createCommandHistory, foldUpdates, scrubVoid } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("scrubbing void records", () => {
  it("keeps everything else as it is, byte for byte, and does nothing the second time", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    must(addPoint(forest, { title: "kept", parentId: null }));
    const { documents: before } = foldUpdates([{ docId: "forest", bytes: Y.encodeStateAsUpdate(forest.docs.forest) }]);
    expect(scrubVoid(before)).toEqual(before);
    must(addPoint(forest, { title: "undone", parentId: null }));
    history.undo();
    must(addView(forest, { kind: "walk", name: "undone", spec: "{}" }));
    history.undo();
    const note = { docId: "note:pt_1", bytes: Uint8Array.of(1, 2, 3) };
    const scrubbed = scrubVoid([{ docId: "forest", bytes: Y.encodeStateAsUpdate(forest.docs.forest) }, note]);
    expect(scrubbed[1]).toBe(note);
    expect(Buffer.from(scrubbed[0]?.bytes ?? []).includes("undone")).toBe(false);
    expect(Buffer.from(scrubbed[0]?.bytes ?? []).includes("kept")).toBe(true);
    expect(scrubVoid(scrubbed)).toEqual(scrubbed);
  });

  it("adds no shared document where there is none", () => {
    expect(scrubVoid([{ docId: "personal", bytes: Uint8Array.of(0, 0) }])).toEqual([{ docId: "personal", bytes: Uint8Array.of(0, 0) }]);
  });
});
