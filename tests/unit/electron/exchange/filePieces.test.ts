import { describe, expect, it } from "vitest";
import { isPieceDoc, joinPieces, PIECE_BYTES, pieceRecords } from "#electron/exchange/filePieces.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { numberOf } from "#tests/support/attachedFiles.ts";

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
/** As the app cuts it, or in pieces of another size. */
const recordsOf = (bytes: Uint8Array, pieceBytes = PIECE_BYTES): LoggedUpdate[] =>
  pieceRecords({ sha256: numberOf(bytes), pieces: Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) => bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes)) });
const small = bytesOf(1000);
const large = bytesOf(PIECE_BYTES + 1);

describe("a file in pieces", () => {
  it.each([["a small one", small], ["one of exactly a piece", bytesOf(PIECE_BYTES)], ["one of two", large]])("comes together again in whatever order the pieces come: %s", (_what, bytes) => {
    const records = recordsOf(bytes).reverse();
    expect(records.every(({ docId }) => isPieceDoc(docId))).toBe(true);
    const { files, wrong } = joinPieces(records);
    expect(wrong).toEqual([]);
    expect(Buffer.concat(files[0]?.pieces ?? []).equals(bytes)).toBe(true);
  });

  it.each<[string, LoggedUpdate[]]>([
    ["whose number is that of something else", recordsOf(small).map(({ docId }) => ({ docId, bytes: bytesOf(999) }))],
    ["of nothing", [{ docId: `~att:${numberOf("")}:000`, bytes: new Uint8Array() }]],
    ["without its beginning", recordsOf(large).slice(1)],
    ["without its end", recordsOf(large).slice(0, 1)],
    ["with a piece twice", [...recordsOf(small), ...recordsOf(small)]],
    ["cut in another way", recordsOf(small, 400)],
    ["with an empty piece at its end", [...recordsOf(small), { docId: `~att:${numberOf(small)}:001`, bytes: new Uint8Array() }]],
    ["with a piece that is too long", pieceRecords({ sha256: numberOf(large), pieces: [large] })],
    ["in more pieces than any file has", Array.from({ length: 26 }, (_, index) => ({ docId: `~att:${numberOf(small)}:${String(index).padStart(3, "0")}`, bytes: new Uint8Array(1) }))],
  ])("is left out when it is one %s, and the others stay", (_what, records) => {
    const other = bytesOf(12);
    const { files, wrong } = joinPieces([...records, ...recordsOf(other)]);
    expect(files.map(({ sha256 }) => sha256)).toEqual([numberOf(other)]);
    expect(wrong).toHaveLength(1);
  });

  it("has a number for a name and nothing else", () => {
    for (const name of ["../../../etc/passwd", `${"a".repeat(63)}/`, "A".repeat(64), "a".repeat(65), ""]) expect(isPieceDoc(`~att:${name}:000`), name).toBe(false);
    for (const index of ["", "0", "0000", "-01", "0x1"]) expect(isPieceDoc(`~att:${"a".repeat(64)}:${index}`), index).toBe(false);
  });
});
