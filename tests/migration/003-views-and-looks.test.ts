import { describe, expect, it } from "vitest";
import { addPoint, addView, dueMigrations, migrateForest, SCHEMA_VERSION, setLook, startForest } from "#shared/forest/index.ts";
import { makeFrozenForest } from "#scripts/freezeFixture.ts";
import { describing, openFrozen, saidThen, schemas } from "#tests/support/frozenSchema.ts";
import { trySchemaStep } from "#tests/support/schemaStep.ts";
import { must, testForest } from "#tests/support/testForest.ts";

trySchemaStep({
  from: 2, to: 3, id: "003-views-and-looks", migrate: migrateForest, due: dueMigrations,
  write(forest, id) {
    must(addView(forest, { kind: "view", name: "迁移之后", spec: "{}" }));
    must(setLook(forest, { ids: [id], color: "plum" }));
  },
  read: (forest, id) => [forest.view.point(id)?.look.color, forest.view.views().map((view) => view.name)],
  written: ["plum", ["迁移之后"]],
});

describe("today's schema", () => {
  it("is reached from schema 1 in two steps", () => {
    const forest = openFrozen(1);
    expect(must(migrateForest(forest))).toEqual(["002-milestones", "003-views-and-looks"]);
    expect([describing(forest), schemas(forest)]).toEqual([saidThen(1), [3, 3, 1]]);
  });

  it("is still what today's commands write, as long as the schema is the same", () => {
    expect(SCHEMA_VERSION).toBe(3);
    expect(describing(makeFrozenForest())).toEqual(saidThen(3));
  });

  it("is what a new forest begins with", () => {
    const forest = testForest();
    must(startForest(forest, { name: "新的" }));
    must(addPoint(forest, { title: "一", parentId: null }));
    expect(schemas(forest)).toEqual([3, 3, 1]);
  });
});
