import { addMilestones } from "./002-milestones.ts";
import type { Migration } from "./migration.ts";

/** All migrations, ascending, one file each. */
export const MIGRATIONS: readonly Migration[] = Object.freeze([addMilestones]);
