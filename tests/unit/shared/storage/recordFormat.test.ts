import { describe, expect, it } from "vitest";
import { encodeHeader, encodeRecord, MAX_RECORD_BYTES } from "#shared/storage/index.ts";

describe("encodeRecord", () => {
  it("writes the bytes the format page says", () => {
    const frame = encodeRecord({ seq: 258, docId: "forest", bytes: Uint8Array.of(9, 8) });
    expect([...frame.subarray(0, 4)]).toEqual([0x4b, 0x46, 0x72, 0x01]);
    expect([...frame.subarray(4, 8)]).toEqual([2, 0, 0, 0]);
    expect([...frame.subarray(8, 16)]).toEqual([2, 1, 0, 0, 0, 0, 0, 0]);
    expect(frame[16]).toBe(6);
    expect(String.fromCharCode(...frame.subarray(17, 23))).toBe("forest");
    expect([...frame.subarray(27)]).toEqual([9, 8]);
  });

  it("refuses what a reader would take for damage", () => {
    expect(() => encodeRecord({ seq: 0, docId: "", bytes: new Uint8Array(1) })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "森", bytes: new Uint8Array(1) })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "x".repeat(129), bytes: new Uint8Array(1) })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: -1, docId: "forest", bytes: new Uint8Array(1) })).toThrow(RangeError);
    expect(() => encodeRecord({ seq: 0, docId: "forest", bytes: new Uint8Array(MAX_RECORD_BYTES + 1) })).toThrow(RangeError);
  });
});

describe("encodeHeader", () => {
  it("starts with the magic bytes and version 1", () => {
    expect([...encodeHeader().subarray(0, 12)]).toEqual([0x4b, 0x46, 0x4c, 0x4f, 0x47, 0x0d, 0x0a, 0x1a, 1, 0, 0, 0]);
  });
});
