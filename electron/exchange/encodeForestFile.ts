import { gzipSync } from "fflate";
import { foldUpdates, scrubVoid } from "#shared/forest/index.ts";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { encodeSnapshot, StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { lookInside } from "./lookInside.ts";

/** Ours and not the system's zlib, whose output differs between machines and versions: the same forest is the same file everywhere. */
const PACKING = { level: 6, mtime: 0 } as const;
const NOTE_PREFIX = "note:";

/**
 * The bytes of a `.forest` file. They depend on the content only: no time, no id of a forest or machine. Without personal, whatever belongs to this person
 * alone is left out: the personal document, the note of every point the shared document does not hold, and what that document still held of things undone.
 */
export function encodeForestFile(updates: readonly LoggedUpdate[], withPersonal: boolean): Uint8Array {
  // A change that cannot be applied is not in the forest anybody sees either; it must not keep the rest from leaving.
  const { documents } = foldUpdates(updates);
  const chosen = withPersonal ? documents : sharedOnly(documents);
  const packed = gzipSync(encodeSnapshot({ kind: "forest" }, chosen), PACKING);
  if (packed.length > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", `${packed.length} bytes packed`);
  return packed;
}

function sharedOnly(documents: readonly LoggedUpdate[]): LoggedUpdate[] {
  const shared = scrubVoid(documents.filter(({ docId }) => docId !== "personal"));
  const notes = shared.filter(({ docId }) => docId.startsWith(NOTE_PREFIX));
  if (notes.length === 0) return shared;
  const hidden = lookInside(shared, (view) => {
    const known = new Set<string>([...view.points(), ...view.trashedPoints()].map(({ id }) => `${NOTE_PREFIX}${id}`));
    return new Set(notes.map(({ docId }) => docId).filter((docId) => !known.has(docId)));
  });
  return shared.filter(({ docId }) => !hidden.has(docId));
}
