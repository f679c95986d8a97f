import { describe, expect, it } from "vitest";
import { encodeHeader, encodeRecord, MAX_RECORD_BYTES } from "#shared/storage/index.ts";

describe("encodeRecord", () => {
  it("writes the bytes the format page says", () => {
    const frame = encodeRecord({ seq: 258, docId: "forest", by: "pr_a", atMs: 0x0102030405, bytes: Uint8Array.of(9, 8) });
    expect([...frame.subarray(0, 4)]).toEqual([0x4b, 0x46, 0x72, 0x02]);
    expect([...frame.subarray(4, 8)]).toEqual([2, 0, 0, 0]);
    expect([...frame.subarray(8, 16)]).toEqual([2, 1, 0, 0, 0, 0, 0, 0]);
    expect([...frame.subarray(16, 18)]).toEqual([6, 4]);
    expect([...frame.subarray(18, 26)]).toEqual([5, 4, 3, 2, 1, 0, 0, 0]);
    expect(String.fromCharCode(...frame.subarray(26, 36))).toBe("forestpr_a");
    expect([...frame.subarray(40)]).toEqual([9, 8]);
  });

  it("refuses what a reader would take for damage", () => {
    expect(() => encodeRecord({ seq: 0, docId: "", bytes: new Uint8Array(1), atMs: 0, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "森", bytes: new Uint8Array(1), atMs: 0, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "x".repeat(129), bytes: new Uint8Array(1), atMs: 0, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: -1, docId: "forest", bytes: new Uint8Array(1), atMs: 0, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "forest", bytes: new Uint8Array(MAX_RECORD_BYTES + 1), atMs: 0, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "forest", bytes: new Uint8Array(1), atMs: -1, by: "" })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "forest", bytes: new Uint8Array(1), atMs: 0, by: "学" })).toThrow(RangeError);
  });
});

describe("encodeHeader", () => {
  it("starts with the magic bytes and version 2", () => {
    expect([...encodeHeader().subarray(0, 12)]).toEqual([0x4b, 0x46, 0x4c, 0x4f, 0x47, 0x0d, 0x0a, 0x1a, 2, 0, 0, 0]);
  });
});
