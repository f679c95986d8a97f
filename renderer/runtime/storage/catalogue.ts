import { withCaches, type CatalogueRow } from "./cacheDatabase.ts";

/** What the list of forests can show without opening any: counts and times as of the last time each was open. Rebuildable. */
export const catalogue = {
  read: async (): Promise<ReadonlyMap<string, CatalogueRow>> => {
    const rows = await withCaches("catalogue.read", [], (database) => database.catalogue.toArray());
    return new Map(rows.map((row) => [row.forestId, row]));
  },
  write: (row: CatalogueRow): Promise<void> => withCaches("catalogue.write", undefined, async (database) => { await database.catalogue.put(row); }),
  forget: (forestId: string): Promise<void> => withCaches("catalogue.forget", undefined, (database) => database.catalogue.delete(forestId)),
};
