import { addMilestones } from "./002-milestones.ts";
import { addViewsAndLooks } from "./003-views-and-looks.ts";
import { addSeats } from "./004-seats.ts";
import type { Migration } from "./migration.ts";

/** All migrations, ascending, one file each. */
export const MIGRATIONS: readonly Migration[] = Object.freeze([addMilestones, addViewsAndLooks, addSeats]);
