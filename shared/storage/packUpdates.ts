import type { LoggedUpdate } from "./recordFormat.ts";

/**
 * Many updates in one buffer: tens of thousands of small arrays cross from one process to another ten times slower than one large one.
 * `places` holds two numbers per update: which entry of `docIds`, and where in `bytes` it ends.
 */
export interface PackedUpdates {
  readonly docIds: readonly string[];
  readonly places: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Packs updates in order. Throws `RangeError` beyond 4 GB, which no reader could hold anyway. */
export function packUpdates(updates: readonly LoggedUpdate[]): PackedUpdates & { readonly docIds: string[]; readonly places: Uint32Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> } {
  const docIds: string[] = [];
  const indexOf = new Map<string, number>();
  const totalBytes = updates.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (totalBytes > 0xffff_ffff) throw new RangeError("too many bytes for one pack");
  const bytes = new Uint8Array(totalBytes);
  const places = new Uint32Array(updates.length * 2);
  let end = 0;
  updates.forEach((update, index) => {
    let docIndex = indexOf.get(update.docId);
    if (docIndex === undefined) {
      docIndex = docIds.push(update.docId) - 1;
      indexOf.set(update.docId, docIndex);
    }
    bytes.set(update.bytes, end);
    end += update.bytes.length;
    places[index * 2] = docIndex;
    places[index * 2 + 1] = end;
  });
  return { docIds, places, bytes };
}

/** The updates again, as views into the one buffer. Throws `RangeError` when the pack contradicts itself. */
export function unpackUpdates({ docIds, places, bytes }: PackedUpdates): LoggedUpdate[] {
  const updates: LoggedUpdate[] = [];
  let start = 0;
  for (let index = 0; index < places.length; index += 2) {
    const docId = docIds[places[index] ?? -1];
    const end = places[index + 1] ?? -1;
    if (docId === undefined || end < start || end > bytes.length) throw new RangeError("a pack of updates contradicts itself");
    updates.push({ docId, bytes: bytes.subarray(start, end) });
    start = end;
  }
  return updates;
}
