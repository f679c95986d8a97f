import { withCaches, type ThumbnailRow } from "./cacheDatabase.ts";

/** So many small pictures (some 15 KB each) are kept; then the oldest go. */
const MAX_ROWS = 4_000;
const ROWS_AT_ONCE = 400;

/** Small pictures that were drawn once. A cache: what is lost is drawn again. */
export const thumbnails = {
  read: async (forestId: string, sha256: string): Promise<ArrayBuffer | null> => {
    const row = await withCaches("thumbnails.read", undefined, (database) => database.thumbnails.get([forestId, sha256]));
    // A cache is as untrusted as any file; what is in it is only ever shown as a picture.
    return row?.bytes instanceof ArrayBuffer ? row.bytes : null;
  },
  keep: (row: ThumbnailRow): Promise<void> => withCaches("thumbnails.keep", undefined, async (database) => {
    await database.thumbnails.put(row);
    if ((await database.thumbnails.count()) > MAX_ROWS) await database.thumbnails.orderBy("keptAtMs").limit(ROWS_AT_ONCE).delete();
  }),
  /** All of a forest, when it is deleted for good. */
  forget: (forestId: string): Promise<void> => withCaches("thumbnails.forget", undefined, async (database) => { await database.thumbnails.where("forestId").equals(forestId).delete(); }),
};
