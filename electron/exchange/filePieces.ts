import { createHash } from "node:crypto";
import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";

/**
 * A file kept with a forest, as it travels in a `.forest` file: records beside the documents, `~att:<SHA-256>:000`, `…:001` and so on, each of `PIECE_BYTES`
 * except the last. There is one way to cut a file, so the same files give the same bytes.
 */
export const PIECE_BYTES = 8 * 1024 * 1024;
const MOST_PIECES = Math.ceil(MAX_ATTACHMENT_BYTES / PIECE_BYTES);
/** More files than any forest holds; whatever brings more wants to fill a disk with names. */
export const MOST_FILES = 20_000;

const PIECE = /^~att:([0-9a-f]{64}):([0-9]{3})$/;

/** A file in pieces as they travel. */
export interface CutFile { readonly sha256: string; readonly pieces: readonly Uint8Array[] }

/** What joining made of the records: files whose bytes are those of their number, and the numbers of those that are not. */
export interface JoinedFiles { readonly files: readonly CutFile[]; readonly wrong: readonly string[] }

export const isPieceDoc = (docId: string): boolean => PIECE.test(docId);

export function pieceRecords({ sha256, pieces }: CutFile): LoggedUpdate[] {
  return pieces.map((bytes, index) => ({ docId: `~att:${sha256}:${String(index).padStart(3, "0")}`, bytes }));
}

/** Puts files from anybody together. One that is cut otherwise, has a piece missing or twice, or is not what its number says, is left out and named. */
export function joinPieces(records: readonly LoggedUpdate[]): JoinedFiles {
  const bySha = new Map<string, { readonly index: number; readonly bytes: Uint8Array }[]>();
  for (const { docId, bytes } of records) {
    const [, sha256, index] = PIECE.exec(docId) ?? [];
    if (sha256 === undefined) continue;
    const piece = { index: Number(index), bytes };
    const known = bySha.get(sha256);
    if (known === undefined) bySha.set(sha256, [piece]);
    else known.push(piece);
  }
  const files: CutFile[] = [];
  const wrong: string[] = [];
  for (const sha256 of [...bySha.keys()].sort()) {
    const pieces = (bySha.get(sha256) ?? []).sort((a, b) => a.index - b.index);
    const isWhole = pieces.every(({ index }, at) => index === at);
    const file = { sha256, pieces: pieces.map(({ bytes }) => bytes) };
    if (files.length < MOST_FILES && isWhole && isSound(file)) files.push(file);
    else wrong.push(sha256);
  }
  return { files, wrong };
}

/** Sizes first: what is cut in another way is not worth counting through. */
export function isSound({ sha256, pieces }: CutFile): boolean {
  const isCutAsOurs = pieces.length > 0 && pieces.length <= MOST_PIECES
    && pieces.every(({ length }, index) => (index < pieces.length - 1 ? length === PIECE_BYTES : length > 0 && length <= PIECE_BYTES));
  if (!isCutAsOurs || sizeOf(pieces) > MAX_ATTACHMENT_BYTES) return false;
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex") === sha256;
}

export const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
