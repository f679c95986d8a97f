import type { Migration } from "./migration.ts";

/**
 * Version 2 has the root `milestones`. Nothing is made in advance: the root appears with the first milestone, so all there is to write is
 * the version, and `migrateForest` writes that.
 */
export const addMilestones: Migration = Object.freeze({
  to: 2,
  name: "002-milestones",
  migrate: () => undefined,
});
