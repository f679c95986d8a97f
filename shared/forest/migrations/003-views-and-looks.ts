import type { Migration } from "./migration.ts";

/**
 * Version 3 has the root `views`, looks of points and kinds, and marks on links (`review:`, `opposes:`). All of them are absent until somebody
 * makes one, so all there is to write is the version, and `migrateForest` writes that.
 */
export const addViewsAndLooks: Migration = Object.freeze({
  to: 3,
  name: "003-views-and-looks",
  migrate: () => undefined,
});
