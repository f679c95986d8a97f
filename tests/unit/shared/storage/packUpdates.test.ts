import { describe, expect, it } from "vitest";
import { packUpdates, unpackUpdates } from "#shared/storage/index.ts";

describe("packed updates", () => {
  it("come out as they went in", () => {
    const updates = [{ docId: "forest", bytes: Uint8Array.of(1, 2) }, { docId: "personal", bytes: new Uint8Array(0) }, { docId: "forest", bytes: Uint8Array.of(3) }];
    expect(unpackUpdates(packUpdates(updates))).toEqual(updates);
    expect(packUpdates(updates).docIds).toEqual(["forest", "personal"]);
    expect(unpackUpdates(packUpdates([]))).toEqual([]);
  });

  it("are refused when they contradict themselves", () => {
    const bytes = Uint8Array.of(1, 2);
    expect(() => unpackUpdates({ docIds: ["forest"], places: Uint32Array.of(1, 2), bytes })).toThrow(RangeError);
    expect(() => unpackUpdates({ docIds: ["forest"], places: Uint32Array.of(0, 3), bytes })).toThrow(RangeError);
    expect(() => unpackUpdates({ docIds: ["forest"], places: Uint32Array.of(0, 2, 0, 1), bytes })).toThrow(RangeError);
    expect(() => unpackUpdates({ docIds: ["forest"], places: Uint32Array.of(0), bytes })).toThrow(RangeError);
  });
});
