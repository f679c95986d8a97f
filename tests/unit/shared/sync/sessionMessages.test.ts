import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage, MAX_PIECE_BYTES, type SessionMessage } from "#shared/sync/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { numberOf } from "#tests/support/attachedFiles.ts";

const sha256 = numberOf(Uint8Array.of(7));
const messages: readonly SessionMessage[] = [
  { kind: "fileWant", sha256, from: 70_000, maxBytes: 0 },
  { kind: "fileWant", sha256, from: 0, maxBytes: 4 * 1024 * 1024 },
  { kind: "fileData", sha256, from: 12, total: 1_000, bytes: Uint8Array.of(1, 2, 3) },
  { kind: "fileData", sha256, from: 0, total: 1_000, bytes: new Uint8Array(0) },
  { kind: "fileNone", sha256 },
];

describe("messages about files", () => {
  it("come out as they went in", () => {
    for (const message of messages) expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });

  it("are garbage when a piece is too large, goes beyond the file, or says more than there is", () => {
    const piece = (from: number, total: number, bytes: Uint8Array, says = bytes.length): Uint8Array => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 11);
      encoding.writeUint8Array(encoder, new Uint8Array(32));
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, total);
      encoding.writeVarUint(encoder, says);
      encoding.writeUint8Array(encoder, bytes);
      return encoding.toUint8Array(encoder);
    };
    expect(decodeMessage(piece(0, 10, new Uint8Array(10)))).toMatchObject({ kind: "fileData", total: 10 });
    expect(decodeMessage(piece(1, 10, new Uint8Array(10)))).toBe("garbage");
    expect(decodeMessage(piece(0, 10, new Uint8Array(4), 2 ** 40))).toBe("garbage");
    expect(decodeMessage(piece(0, 2 ** 30, new Uint8Array(MAX_PIECE_BYTES + 1)))).toBe("garbage");
    expect(decodeMessage(piece(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, new Uint8Array(1)))).toBe("garbage");
  });

  it("never throw, whatever is changed in them", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 5_000; round += 1) {
      const bytes = encodeMessage(messages[round % messages.length] ?? { kind: "fileNone", sha256 });
      for (let change = 0; change < 3; change += 1) bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
      const cut = bytes.subarray(0, Math.ceil(random.next() * bytes.length));
      const read = decodeMessage(cut);
      if (typeof read !== "string" && read.kind === "fileData") expect(read.from + read.bytes.length).toBeLessThanOrEqual(read.total);
    }
  });
});
