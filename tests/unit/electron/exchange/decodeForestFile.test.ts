import { gzipSync } from "node:zlib";
import * as Y from "yjs";
import { describe, expect, it, vi } from "vitest";
import { MAX_UNPACKED_BYTES } from "#electron/disk/gzip.ts";
import { decodeForestFile } from "#electron/exchange/decodeForestFile.ts";
import { encodeForestFile } from "#electron/exchange/encodeForestFile.ts";
import { isReadableUpdate } from "#shared/forest/index.ts";
import { encodeHeader, encodeRecord, encodeSnapshot, StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { randomForest } from "#tests/support/randomForest.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

// The real one takes seconds to fill.
vi.mock("#electron/disk/gzip.ts", async (load) => ({ ...(await load<object>()), MAX_UNPACKED_BYTES: 16 * 1024 * 1024 }));

const { updates } = randomForest(7, 40);
const file = encodeForestFile(updates, true);
const { documents } = decodeForestFile(file);
const forestDoc = (): LoggedUpdate => ({ docId: "forest", bytes: documents.find(({ docId }) => docId === "forest")?.bytes ?? new Uint8Array() });

/** The first change of one byte that Yjs can read, and that says what cannot be. */
function impossible(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1);
    if (isTaken(changed) && !isReadableUpdate(changed)) return changed;
  }
  throw new Error("no byte of it makes that");
}

function isTaken(bytes: Uint8Array): boolean {
  try {
    Y.applyUpdate(new Y.Doc(), bytes);
    return true;
  } catch {
    // SAFETY: false is the answer.
    return false;
  }
}

/** The code of the refusal, or "taken". */
function outcome(packed: Uint8Array): string {
  try {
    decodeForestFile(packed);
    return "taken";
  } catch (cause) {
    if (!(cause instanceof StorageError)) throw cause;
    return cause.code;
  }
}

/** A snapshot whose manifest is whatever is handed in. */
function withManifest(manifest: unknown): Uint8Array {
  const header = encodeHeader();
  const json = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  return gzipSync(Buffer.concat([header, encodeRecord({ seq: 0, docId: "manifest", by: "", atMs: 0, bytes: new TextEncoder().encode(json) })]));
}
const manifest = { kind: "forest", documents: [], throughSeq: null, missing: [], takenAtMs: null, forestId: null, reason: null, points: null, links: null };

describe("reading a .forest file from anybody", () => {
  it("takes what was exported, and a backup, which is a forest file with a date", () => {
    expect(documents.map(({ docId }) => docId)).toEqual(["forest", "personal"]);
    expect(outcome(gzipSync(encodeSnapshot({ kind: "backup", takenAtMs: 5, throughSeq: 3, forestId: "fr_a" }, documents)))).toBe("taken");
  });

  it("takes a forest with notes and a discussion it does not open itself", () => {
    const note = new Y.Doc();
    note.getText("text").insert(0, "笔记");
    const extra = { bytes: Y.encodeStateAsUpdate(note) };
    expect(outcome(gzipSync(encodeSnapshot({ kind: "forest" }, [forestDoc(), { docId: "note:pt_1", ...extra }, { docId: "discussion", ...extra }])))).toBe("taken");
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["text", new TextEncoder().encode("森林")],
    ["half a magic number", Uint8Array.of(0x1f)],
    ["somebody else's gzip", gzipSync("hello")],
    ["an empty gzip", gzipSync("")],
    ["a log and no snapshot", gzipSync(Buffer.concat([encodeHeader(), encodeRecord({ seq: 0, docId: "forest", by: "", atMs: 0, bytes: Uint8Array.of(0, 0) })]))],
    ["a checkpoint", gzipSync(encodeSnapshot({ kind: "checkpoint" }, documents))],
  ])("says that %s is no file of ours", (_what, packed) => {
    expect(outcome(packed)).toBe("refused");
  });

  it.each([
    ["without a forest", encodeSnapshot({ kind: "forest" }, [])],
    ["with a document that stands there twice", encodeSnapshot({ kind: "forest" }, [forestDoc(), forestDoc()])],
    ["with a document of no known kind", encodeSnapshot({ kind: "forest" }, [forestDoc(), { docId: "../../etc/passwd", bytes: Uint8Array.of(0, 0) }])],
    ["with a document that cannot be applied", encodeSnapshot({ kind: "forest" }, [{ docId: "forest", bytes: Uint8Array.of(9, 9, 9, 9) }])],
    ["with a note that cannot be applied", encodeSnapshot({ kind: "forest" }, [forestDoc(), { docId: "note:pt_1", bytes: Uint8Array.of(9, 9, 9, 9) }])],
    ["with a forest that can be read and hangs on its own future", encodeSnapshot({ kind: "forest" }, [{ docId: "forest", bytes: impossible(forestDoc().bytes) }])],
    ["with a note that can be read and hangs on its own future", encodeSnapshot({ kind: "forest" }, [forestDoc(), { docId: "note:pt_1", bytes: impossible(forestDoc().bytes) }])],
    ["that goes on after its end", Buffer.concat([encodeSnapshot({ kind: "forest" }, documents), Uint8Array.of(1)])],
  ])("refuses a file %s as damaged", (_what, snapshot) => {
    expect(outcome(gzipSync(snapshot))).toBe("corrupt");
  });

  it.each([
    ["no JSON", "{"],
    ["deep nesting", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["no fields", {}],
    ["a hundred thousand and one documents", { ...manifest, format: 1, documents: Array.from({ length: 100_001 }, () => ({ docId: "forest", sizeBytes: 0 })) }],
    ["documents that do not follow", { ...manifest, format: 1, documents: [{ docId: "forest", sizeBytes: 2 }] }],
  ])("refuses a manifest with %s", (_what, content) => {
    expect(outcome(withManifest(content))).toBe("corrupt");
  });

  it("says so when a later version wrote the file", () => {
    expect(outcome(withManifest({ ...manifest, format: 3, news: true }))).toBe("newer-format");
  });

  it("refuses a file that is too large, packed or unpacked, without unpacking all of it", () => {
    expect(outcome(new Uint8Array(MAX_FOREST_FILE_BYTES + 1))).toBe("too-large");
    expect(outcome(gzipSync(new Uint8Array(3 * MAX_UNPACKED_BYTES)))).toBe("too-large");
  });

  it("refuses every cut", () => {
    for (let length = 0; length < file.length; length += 1 + Math.floor(length / 50)) expect(outcome(file.subarray(0, length)), `${length} bytes`).not.toBe("taken");
    expect(outcome(file.subarray(0, file.length - 1))).toBe("corrupt");
  });

  it("never takes a flipped bit for content: the file is refused, or read as it was", () => {
    const random = seededRandom(3);
    let refused = 0;
    for (let run = 0; run < 400; run++) {
      const flipped = Uint8Array.from(file);
      const at = random.below(file.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
      if (outcome(flipped) !== "taken") refused += 1;
      else expect(decodeForestFile(flipped).documents, `byte ${at}`).toEqual(documents);
    }
    expect(refused).toBeGreaterThan(380);
  });

  it("refuses random bytes, with and without the beginning of a gzip file", () => {
    const random = seededRandom(4);
    for (let run = 0; run < 300; run++) {
      const bytes = Uint8Array.from({ length: random.below(500) }, () => random.below(256));
      if (run % 2 === 0) bytes.set(file.subarray(0, Math.min(10, bytes.length)));
      expect(["refused", "corrupt"]).toContain(outcome(bytes));
    }
  });
});
