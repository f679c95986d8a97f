import { addView, dueMigrations, setLook } from "#shared/forest/index.ts";
import { addViewsAndLooks } from "#shared/forest/migrations/003-views-and-looks.ts";
import { migrateForest } from "#shared/forest/migrations/migrateForest.ts";
import { trySchemaStep } from "#tests/support/schemaStep.ts";
import { must } from "#tests/support/testForest.ts";

trySchemaStep({
  from: 2, to: 3, id: "003-views-and-looks",
  migrate: (forest) => migrateForest(forest, [addViewsAndLooks]),
  due: (forest) => dueMigrations(forest, [addViewsAndLooks]),
  write(forest, id) {
    must(addView(forest, { kind: "view", name: "迁移之后", spec: "{}" }));
    must(setLook(forest, { ids: [id], color: "plum" }));
  },
  read: (forest, id) => [forest.view.point(id)?.look.color, forest.view.views().map((view) => view.name)],
  written: ["plum", ["迁移之后"]],
});
