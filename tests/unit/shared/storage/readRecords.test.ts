import { describe, expect, it } from "vitest";
import { crc32c, encodeHeader, encodeRecord, HEADER_BYTES, readRecords, type LogPiece } from "#shared/storage/index.ts";

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const record = (seq: number, lengthBytes = 20): Uint8Array => encodeRecord({ seq, docId: "forest", bytes: Uint8Array.from({ length: lengthBytes }, (_, index) => (index * 7 + seq) & 0xff), atMs: 1_000 + seq, by: "" });
const seqsOf = (pieces: readonly LogPiece[]): number[] => pieces.flatMap((piece) => (piece.kind === "record" ? [piece.record.seq] : []));
const damageOf = (pieces: readonly LogPiece[]): LogPiece[] => pieces.filter((piece) => piece.kind === "damage");
const fileOf = (count: number): Uint8Array => join(encodeHeader(), ...Array.from({ length: count }, (_, seq) => record(seq)));

/** As version 1 of the format wrote them. */
function firstHeader(): Uint8Array {
  const header = encodeHeader();
  header[8] = 1;
  new DataView(header.buffer).setUint32(12, crc32c(header.subarray(0, 12)), true);
  return header;
}

function firstRecord(seq: number, docId: string, bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(17 + docId.length);
  head.set([0x4b, 0x46, 0x72, 0x01]);
  const view = new DataView(head.buffer);
  view.setUint32(4, bytes.length, true);
  view.setBigUint64(8, BigInt(seq), true);
  view.setUint8(16, docId.length);
  head.set(Uint8Array.from(docId, (character) => character.charCodeAt(0)), 17);
  const crc = new Uint8Array(4);
  new DataView(crc.buffer).setUint32(0, crc32c(bytes, crc32c(head)), true);
  return join(head, crc, bytes);
}
const RECORD_BYTES = record(0).length;

describe("readRecords", () => {
  it("gives back what was written", () => {
    const pieces = [...readRecords(join(encodeHeader(), encodeRecord({ seq: 5, docId: "note:pt_a", by: "pr_me", atMs: 1_700_000_000_000, bytes: Uint8Array.of(1, 2) })))];
    expect(pieces).toEqual([{ kind: "record", record: { seq: 5, docId: "note:pt_a", by: "pr_me", atMs: 1_700_000_000_000, bytes: Uint8Array.of(1, 2) }, endOffset: 62 }]);
  });

  it("reads what the first version of the app wrote, with time and author unknown", () => {
    const pieces = [...readRecords(join(firstHeader(), firstRecord(3, "forest", Uint8Array.of(7)), record(4)))];
    expect(pieces[0]).toEqual({ kind: "record", record: { seq: 3, docId: "forest", by: "", atMs: 0, bytes: Uint8Array.of(7) }, endOffset: 44 });
    expect(seqsOf(pieces)).toEqual([3, 4]);
  });

  it("reads a time that no date can hold as no time at all, and keeps the record", () => {
    const pieces = [...readRecords(join(encodeHeader(), encodeRecord({ seq: 5, docId: "forest", by: "", atMs: 8.64e15 + 1, bytes: Uint8Array.of(1) })))];
    expect(pieces[0]).toMatchObject({ kind: "record", record: { seq: 5, atMs: 0 } });
    expect([...readRecords(join(encodeHeader(), encodeRecord({ seq: 5, docId: "forest", by: "", atMs: 8.64e15, bytes: Uint8Array.of(1) })))][0]).toMatchObject({ record: { atMs: 8.64e15 } });
  });

  it("finds nothing in an empty file", () => {
    expect([...readRecords(new Uint8Array(0))]).toEqual([]);
  });

  it("reports a cut at any byte of the last record as a tail and keeps everything before", () => {
    const whole = fileOf(3);
    const lastStart = HEADER_BYTES + 2 * RECORD_BYTES;
    for (let length = lastStart + 1; length < whole.length; length += 1) {
      const pieces = [...readRecords(whole.subarray(0, length))];
      expect(seqsOf(pieces)).toEqual([0, 1]);
      expect(damageOf(pieces)).toEqual([{ kind: "damage", offset: lastStart, lengthBytes: length - lastStart, isTail: true }]);
    }
  });

  it("loses exactly one record to any flipped bit, and reads on after it", () => {
    const whole = fileOf(4);
    const start = HEADER_BYTES + RECORD_BYTES;
    for (let bit = 0; bit < RECORD_BYTES * 8; bit += 1) {
      const damaged = whole.slice();
      damaged[start + (bit >> 3)] = (damaged[start + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
      const pieces = [...readRecords(damaged)];
      expect(seqsOf(pieces)).toEqual([0, 2, 3]);
      expect(damageOf(pieces)).toEqual([{ kind: "damage", offset: start, lengthBytes: RECORD_BYTES, isTail: false }]);
    }
  });

  it("reads every record behind a damaged, a missing or a cut-out header", () => {
    const whole = fileOf(2);
    const flipped = whole.slice();
    flipped[3] = 0;
    expect(seqsOf([...readRecords(flipped)])).toEqual([0, 1]);
    expect(damageOf([...readRecords(flipped)])).toEqual([{ kind: "damage", offset: 0, lengthBytes: HEADER_BYTES, isTail: false }]);
    expect(seqsOf([...readRecords(whole.subarray(HEADER_BYTES))])).toEqual([0, 1]);
    expect([...readRecords(whole.subarray(0, 7))]).toEqual([{ kind: "damage", offset: 0, lengthBytes: 7, isTail: true }]);
  });

  it("takes zeros at the end, as a power cut leaves them, for a tail", () => {
    const pieces = [...readRecords(join(fileOf(2), new Uint8Array(4096)))];
    expect(seqsOf(pieces)).toEqual([0, 1]);
    expect(damageOf(pieces)).toEqual([{ kind: "damage", offset: HEADER_BYTES + 2 * RECORD_BYTES, lengthBytes: 4096, isTail: true }]);
  });

  it("does not take a record that lies inside a damaged update for one of its own", () => {
    const carrier = encodeRecord({ seq: 7, docId: "forest", by: "", atMs: 0, bytes: join(Uint8Array.of(1), record(3)) });
    carrier[5] = 0xff;
    const pieces = [...readRecords(join(encodeHeader(), record(6), carrier, record(8)))];
    expect(seqsOf(pieces)).toEqual([6, 8]);
  });

  it("does not interpret a file of a later format", () => {
    const header = encodeHeader();
    header[8] = 3;
    new DataView(header.buffer).setUint32(12, crc32c(header.subarray(0, 12)), true);
    expect([...readRecords(join(header, record(0)))]).toEqual([{ kind: "newer-format", version: 3 }]);
  });
});
