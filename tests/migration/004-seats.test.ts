import { describe, expect, it } from "vitest";
import { addPoint, dueMigrations, migrateForest, movePoints, SCHEMA_VERSION, startForest } from "#shared/forest/index.ts";
import { invariant } from "#shared/kernel/index.ts";
import { makeFrozenForest } from "#scripts/freezeFixture.ts";
import { describing, openFrozen, saidThen, schemas } from "#tests/support/frozenSchema.ts";
import { trySchemaStep } from "#tests/support/schemaStep.ts";
import { must, testForest } from "#tests/support/testForest.ts";

trySchemaStep({
  from: 3, to: 4, id: "004-seats", migrate: migrateForest, due: dueMigrations,
  write(forest, id) {
    const [tree] = [...forest.view.points()].filter((point) => point.kind === "module" && point.doc === "forest" && point.id !== id);
    const leaf = must(addPoint(forest, { title: "叶", parentId: null }));
    invariant(tree !== undefined, "the frozen forest has a module");
    must(movePoints(forest, { ids: [leaf], parentId: tree.id }));
  },
  read: (forest) => [...forest.view.points()].find(({ title }) => title === "叶")?.seats?.length,
  written: 2,
});

describe("today's schema", () => {
  it("is reached from schema 1 in three steps", () => {
    const forest = openFrozen(1);
    expect(must(migrateForest(forest))).toEqual(["002-milestones", "003-views-and-looks", "004-seats"]);
    expect([describing(forest), schemas(forest)]).toEqual([saidThen(1), [4, 4, 1]]);
  });

  it("is still what today's commands write, as long as the schema is the same", () => {
    expect(SCHEMA_VERSION).toBe(4);
    expect(describing(makeFrozenForest())).toEqual(saidThen(4));
  });

  it("is what a new forest begins with", () => {
    const forest = testForest();
    must(startForest(forest, { name: "新的" }));
    must(addPoint(forest, { title: "一", parentId: null }));
    expect(schemas(forest)).toEqual([4, 4, 1]);
  });
});
