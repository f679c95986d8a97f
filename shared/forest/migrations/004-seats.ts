import type { Migration } from "./migration.ts";

/**
 * Version 4 has seats in the trees of the grove (`seat:`). They are absent until a point is put under another parent, so all there is to write is the version, and
 * `migrateForest` writes that.
 */
export const addSeats: Migration = Object.freeze({
  to: 4,
  name: "004-seats",
  migrate: () => undefined,
});
