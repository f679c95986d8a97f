import { gzipSync } from "fflate";
import { foldUpdates, scrubVoid } from "#shared/forest/index.ts";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { isSharedDocId } from "#shared/kernel/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import { encodeSnapshot, StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { pieceRecords, type CutFile } from "./filePieces.ts";
import { lookInside } from "./lookInside.ts";
import { namedAmong } from "./namedFiles.ts";

/** Ours and not the system's zlib, whose output differs between machines and versions: the same forest is the same file everywhere. */
const PACKING = { level: 6, mtime: 0 } as const;

/**
 * The bytes of a `.forest` file. They depend on the content only: no time, no id of a forest or machine. Without personal, whatever belongs to this person
 * alone is left out: the personal document, notes and comments kept to oneself, the note of every point the shared document does not hold, what that
 * document still held of things undone, and every file that nothing of the rest names.
 */
export function encodeForestFile(updates: readonly LoggedUpdate[], withPersonal: boolean, files: readonly CutFile[] = []): Uint8Array {
  // A change that cannot be applied is not in the forest anybody sees either; it must not keep the rest from leaving.
  return packForest(leavingOf(foldUpdates(updates).documents, withPersonal), files);
}

/** Of documents that are folded already, those that leave. */
export function leavingOf(documents: readonly LoggedUpdate[], withPersonal: boolean): readonly LoggedUpdate[] {
  return withPersonal ? documents : sharedOnly(documents);
}

/** Packs what leaves. Whoever hands in too many files gets those that the documents name: no other file may leave by mistake. */
export function packForest(leaving: readonly LoggedUpdate[], files: readonly CutFile[]): Uint8Array {
  const named = new Set(namedAmong(leaving, new Set(files.map(({ sha256 }) => sha256))));
  const pieces = files.filter(({ sha256 }) => named.has(sha256)).flatMap(pieceRecords);
  // A version that knows of no files would call the records damage; by this mark it says that it has to be updated.
  const facts = pieces.length === 0 ? { kind: "forest" } as const : { kind: "forest", hasAside: true } as const;
  const packed = gzipSync(encodeSnapshot(facts, [...leaving, ...pieces]), PACKING);
  if (packed.length > MAX_FOREST_FILE_BYTES) throw new StorageError("too-large", `${packed.length} bytes packed`);
  return packed;
}

/** What a group said to each other stays with it: a comment that was deleted, or that speaks of what was taken back, is still in the bytes of its document. */
function sharedOnly(documents: readonly LoggedUpdate[]): LoggedUpdate[] {
  const shared = scrubVoid(documents.filter(({ docId }) => isSharedDocId(docId) && docId !== "discussion"));
  if (!shared.some(({ docId }) => parseNoteDocId(docId) !== null)) return shared;
  return lookInside(shared, (view) => {
    const known = new Set<string>([...view.points(), ...view.trashedPoints()].map(({ id }) => id));
    return shared.filter(({ docId }) => {
      const note = parseNoteDocId(docId);
      return note === null || known.has(note.pointId);
    });
  });
}
