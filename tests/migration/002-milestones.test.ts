import { addMilestone, dueMigrations } from "#shared/forest/index.ts";
import { addMilestones } from "#shared/forest/migrations/002-milestones.ts";
import { migrateForest } from "#shared/forest/migrations/migrateForest.ts";
import { trySchemaStep } from "#tests/support/schemaStep.ts";
import { must } from "#tests/support/testForest.ts";

trySchemaStep({
  from: 1, to: 2, id: "002-milestones",
  migrate: (forest) => migrateForest(forest, [addMilestones]),
  due: (forest) => dueMigrations(forest, [addMilestones]),
  write: (forest) => { must(addMilestone(forest, { name: "迁移之后" })); },
  read: (forest) => forest.view.milestones().map((milestone) => milestone.name),
  written: ["迁移之后"],
});
