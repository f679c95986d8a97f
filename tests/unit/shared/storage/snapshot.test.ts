import { describe, expect, it } from "vitest";
import { encodeHeader, encodeRecord, encodeSnapshot, parseSnapshot, type LoggedUpdate } from "#shared/storage/index.ts";

const documents: LoggedUpdate[] = [{ docId: "personal", bytes: Uint8Array.of(3) }, { docId: "forest", bytes: Uint8Array.of(1, 2) }];
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const codeOf = (bytes: Uint8Array): string => {
  const parsed = parseSnapshot(bytes);
  return parsed.ok ? "fine" : parsed.error.code;
};
const withManifest = (manifest: unknown): Uint8Array => join(encodeHeader(), encodeRecord({ seq: 0, docId: "manifest", atMs: 0, by: "", bytes: new TextEncoder().encode(JSON.stringify(manifest)) }));

describe("a snapshot", () => {
  it("gives back its documents, sorted, and what it says about itself", () => {
    const parsed = parseSnapshot(encodeSnapshot({ kind: "backup", throughSeq: 7, reason: "manual", forestId: "森😀" }, documents));
    expect(parsed.ok && parsed.value.documents.map(({ docId, bytes }) => [docId, ...bytes])).toEqual([["forest", 1, 2], ["personal", 3]]);
    expect(parsed.ok && parsed.value.manifest).toMatchObject({ kind: "backup", throughSeq: 7, reason: "manual", forestId: "森😀", takenAtMs: null, missing: [] });
  });

  it("is the same bytes for the same documents, in whatever order they come", () => {
    expect(encodeSnapshot({ kind: "forest" }, documents)).toEqual(encodeSnapshot({ kind: "forest" }, [...documents].reverse()));
  });

  it("is all there or refused: every cut and every flipped bit", () => {
    const whole = encodeSnapshot({ kind: "forest" }, documents);
    for (let length = 0; length < whole.length; length += 1) expect(codeOf(whole.subarray(0, length))).toMatch(/^(damaged|not-a-snapshot)$/);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = whole.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf(flipped)).toMatch(/^(damaged|not-a-snapshot|newer-format)$/);
    }
  });

  it("says of a later format that it is one", () => {
    expect(codeOf(withManifest({ format: 3 }))).toBe("newer-format");
    expect(codeOf(withManifest({ format: 1, kind: "forest" }))).toBe("damaged");
  });

  it("is no log, and no log is one", () => {
    expect(codeOf(join(encodeHeader(), encodeRecord({ seq: 0, docId: "forest", atMs: 0, by: "", bytes: Uint8Array.of(1) })))).toBe("not-a-snapshot");
  });

  it("is refused at the first damage, without looking on: a file may be made so that looking takes for ever", () => {
    const head = new Uint8Array(31);
    head.set([0x4b, 0x46, 0x72, 0x02]);
    const view = new DataView(head.buffer);
    view.setUint8(16, 1);
    const heads = new Uint8Array(head.length * 60_000);
    for (let at = 0; at < 60_000; at += 1) {
      view.setUint32(4, heads.length - at * head.length - head.length, true);
      heads.set(head, at * head.length);
    }
    expect(codeOf(join(encodeHeader(), heads.subarray(0, 1_000_000)))).toBe("damaged");
  });
});
