import { gunzipSync } from "node:zlib";
import { docIdSchema, MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { parseSnapshot, StorageError, type LoggedUpdate, type Snapshot } from "#shared/storage/index.ts";
import { MAX_UNPACKED_BYTES } from "#electron/disk/gzip.ts";
import { isPieceDoc } from "./filePieces.ts";

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** A snapshot without the records of files, and these. */
export interface UnpackedSnapshot extends Snapshot { readonly pieces: readonly LoggedUpdate[] }

/**
 * Reads a packed snapshot somebody hands us: whole and sound, or a `StorageError`: `refused` (no file of ours), `corrupt` (ours, damaged or cut),
 * `newer-format` (a later version wrote it), `too-large`. Not asynchronous: it runs where nobody waits for a frame.
 */
export function unpackSnapshot(packed: Uint8Array): UnpackedSnapshot {
  if (packed.length > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", `${packed.length} bytes packed`);
  if (GZIP_MAGIC.some((byte, index) => packed[index] !== byte)) throw new StorageError("refused", "not gzipped");
  const parsed = parseSnapshot(gunzipped(packed));
  if (!parsed.ok) {
    const code = { "not-a-snapshot": "refused", damaged: "corrupt", "newer-format": "newer-format" } as const;
    throw new StorageError(code[parsed.error.code], parsed.error.code);
  }
  const { manifest } = parsed.value;
  // A file of a forest travels in a forest file only. One that comes twice is no reason to lose the forest: joining finds it.
  const isPiece = ({ docId }: LoggedUpdate): boolean => manifest.kind === "forest" && isPieceDoc(docId);
  const documents = parsed.value.documents.filter((record) => !isPiece(record));
  const docIds = documents.map(({ docId }) => docId);
  if (new Set(docIds).size !== docIds.length) throw new StorageError("corrupt", "a document stands there twice");
  if (!docIds.every((docId) => docIdSchema.safeParse(docId).success)) throw new StorageError("corrupt", "a document of no known kind");
  return { manifest, documents, pieces: parsed.value.documents.filter(isPiece) };
}

function gunzipped(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (cause) {
    const isTooLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw new StorageError(isTooLarge ? "too-large" : "corrupt", `gunzip: ${String(cause)}`, { cause });
  }
}
