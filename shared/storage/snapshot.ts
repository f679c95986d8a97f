/**
 * A snapshot: the whole state of a forest's documents in one piece. Checkpoints, backups and `.forest` files are snapshots, gzipped by whoever writes them.
 *
 * It is a log (recordFormat.ts) of which record 0 is of document "manifest" and holds JSON in ASCII (other characters escaped), followed by one record per document, sorted by docId,
 * in seq order. The manifest says how many documents follow and how long each is, so a cut or a hole is always seen. Nothing in it depends on when or where it
 * was written unless the manifest says so: the same documents give the same bytes.
 */
import * as z from "zod";
import { err, ok, type Result } from "#shared/kernel/index.ts";
import { encodeHeader, encodeRecord, type LoggedUpdate } from "./recordFormat.ts";
import { readRecords } from "./readRecords.ts";

/** 2: some documents lie in a file of their own, or files follow the documents. Whoever knows only 1 would take what is here for everything, so they are told to stay away. */
const WHOLE_FORMAT = 1;
const PARTED_FORMAT = 2;
export const SNAPSHOT_FORMAT = PARTED_FORMAT;
const MANIFEST_DOC = "manifest";
const count = z.number().int().min(0);

const seqRangeSchema = z.object({ fromSeq: count, toSeq: count, afterMs: count, beforeMs: count });

const manifestSchema = z.object({
  format: z.number().int().min(1),
  kind: z.enum(["checkpoint", "backup", "forest"]),
  documents: z.array(z.object({ docId: z.string().min(1).max(128), sizeBytes: count })).max(400_000),
  /** Everything up to this number of the log is contained, except `missing`. Null in a file that left its log. */
  throughSeq: z.number().int().min(-1).nullable(),
  missing: z.array(seqRangeSchema).max(10_000),
  takenAtMs: count.nullable(),
  forestId: z.string().max(80).nullable(),
  /** Why a backup was taken. */
  reason: z.string().max(40).nullable(),
  /** How many points and links it holds, for lists. */
  points: count.nullable(),
  links: count.nullable(),
  /** A checkpoint: the documents that are read when they are needed lie in a file beside it. A forest file: records of files follow the documents. Nothing else has it. */
  hasAside: z.boolean().optional(),
});

export type SnapshotManifest = z.output<typeof manifestSchema>;
/** A stretch of the log nobody could read. It was written between the two times (0: not known). */
export type SeqRange = z.output<typeof seqRangeSchema>;
export type SnapshotFacts = Pick<SnapshotManifest, "kind"> & Partial<Omit<SnapshotManifest, "format" | "documents">>;

export interface Snapshot {
  readonly manifest: SnapshotManifest;
  readonly documents: readonly LoggedUpdate[];
}

export type SnapshotError = { readonly code: "not-a-snapshot" | "damaged" | "newer-format" };

/** The bytes of a snapshot. Throws `RangeError` for documents beyond the caps of a record. */
export function encodeSnapshot(facts: SnapshotFacts, documents: readonly LoggedUpdate[]): Uint8Array {
  const sorted = [...documents].sort((a, b) => (a.docId < b.docId ? -1 : 1));
  const manifest: SnapshotManifest = {
    throughSeq: null, missing: [], takenAtMs: null, forestId: null, reason: null, points: null, links: null, ...facts,
    format: facts.hasAside === true ? PARTED_FORMAT : WHOLE_FORMAT,
    documents: sorted.map(({ docId, bytes }) => ({ docId, sizeBytes: bytes.length })),
  };
  const json = asciiJson(manifestSchema.parse(manifest));
  const frames = [encodeHeader(), ...[{ docId: MANIFEST_DOC, bytes: json }, ...sorted].map(({ docId, bytes }, seq) => encodeRecord({ seq, docId, bytes, atMs: 0, by: "" }))];
  const whole = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let offset = 0;
  for (const frame of frames) {
    whole.set(frame, offset);
    offset += frame.length;
  }
  return whole;
}

/** Reads untrusted bytes strictly: all of it or an error. The caller caps their length. */
export function parseSnapshot(bytes: Uint8Array): Result<Snapshot, SnapshotError> {
  let manifest: SnapshotManifest | null = null;
  const documents: LoggedUpdate[] = [];
  for (const piece of readRecords(bytes, { isStrict: true })) {
    if (piece.kind === "newer-format") return err({ code: "newer-format" });
    if (piece.kind === "damage") return err({ code: piece.offset === 0 ? "not-a-snapshot" : "damaged" });
    const { docId, bytes: content, seq } = piece.record;
    if (manifest !== null) documents.push({ docId, bytes: content });
    else if (seq !== 0 || docId !== MANIFEST_DOC) return err({ code: "not-a-snapshot" });
    else {
      const parsed = parseManifest(content);
      if (!parsed.ok) return parsed;
      manifest = parsed.value;
    }
  }
  if (manifest === null) return err({ code: "not-a-snapshot" });
  const isComplete = manifest.documents.length === documents.length
    && manifest.documents.every(({ docId, sizeBytes }, index) => documents[index]?.docId === docId && documents[index]?.bytes.length === sizeBytes);
  return isComplete ? ok({ manifest, documents }) : err({ code: "damaged" });
}

function parseManifest(bytes: Uint8Array): Result<SnapshotManifest, SnapshotError> {
  let raw: unknown;
  try {
    raw = JSON.parse(textOf(bytes));
  } catch {
    return err({ code: "damaged" });
  }
  const head = z.object({ format: z.number() }).safeParse(raw);
  if (head.success && head.data.format > SNAPSHOT_FORMAT) return err({ code: "newer-format" });
  const parsed = manifestSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err({ code: "damaged" });
}

function asciiJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

const CHUNK = 8_192;

/** In pieces: a function takes only so many arguments. */
function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}
