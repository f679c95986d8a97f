import { describe, expect, it } from "vitest";
import { addMilestone, applyRemote, createCommandHistory, dueMigrations, foldUpdates, rawRecords, renamePoint, type Forest } from "#shared/forest/index.ts";
import { addMilestones } from "#shared/forest/migrations/002-milestones.ts";
import { migrateForest as migrateWith } from "#shared/forest/migrations/migrateForest.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { describing, frozenDocuments, openFrozen, saidThen, schemas, syncFully } from "#tests/support/frozenSchema.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

const migrateForest = (forest: Forest) => migrateWith(forest, [addMilestones]);
const due = (forest: Forest): readonly string[] => dueMigrations(forest, [addMilestones]);

describe("a forest of schema 1 that becomes one of schema 2", () => {
  it("says the same afterwards, in the version that every reader of version 1 may edit", () => {
    const forest = openFrozen(1);
    const history = createCommandHistory(forest);
    expect(due(forest)).toEqual(["002-milestones"]);
    expect(must(migrateForest(forest))).toEqual(["002-milestones"]);
    expect(describing(forest)).toEqual(saidThen(1));
    expect(schemas(forest)).toEqual([2, 2, 1]);
    expect(history.canUndo).toBe(false);
  });

  it("has nothing written but its version", () => {
    const forest = openFrozen(1);
    const { meta: _meta, ...before } = rawRecords(forest.docs);
    must(migrateForest(forest));
    const { meta, ...after } = rawRecords(forest.docs);
    expect(after).toEqual(before);
    expect(meta.get("schema")?.fields).toEqual({ value: 2 });
  });

  it("is not written to by a second run", () => {
    const forest = openFrozen(1);
    must(migrateForest(forest));
    let updates = 0;
    for (const doc of Object.values(forest.docs)) doc.on("update", () => updates++);
    expect([due(forest), must(migrateForest(forest)), updates]).toEqual([[], [], 0]);
  });

  it("is the same on two peers who migrate at the same time, while a third has not yet and works on", () => {
    const [a, b, old] = [openFrozen(1, "a"), openFrozen(1, "b"), openFrozen(1, "c")];
    must(migrateForest(a));
    must(addMilestone(a, { name: "迁移之后" }));
    const id: PointId = [...old.view.points()].find((point) => point.doc === "forest")?.id ?? "pt_none";
    must(renamePoint(old, { id, title: "旧版改的" }));
    must(migrateForest(b));
    syncFully(a, b);
    syncFully(b, old);
    syncFully(a, b);
    expect(viewSnapshot(a.view)).toEqual(viewSnapshot(b.view));
    expect(viewSnapshot(old.view)).toEqual(viewSnapshot(b.view));
    expect([b.view.point(id)?.title, b.view.milestones().map((milestone) => milestone.name)]).toEqual(["旧版改的", ["迁移之后"]]);
    expect(due(old)).toEqual([]);
  });

  it("is left alone when a newer version made it read-only, and when it has not begun", () => {
    const newer = openFrozen(1);
    newer.docs.forest.getMap("meta").set("minReader", 9);
    expect(due(newer)).toEqual([]);
    expect(refusal(migrateForest(newer))).toBe("read-only");
    expect([due(testForest()), must(migrateForest(testForest()))]).toEqual([[], []]);
  });
});

describe("a forest of schema 2, frozen", () => {
  it("opens and says what it always said", () => {
    expect(describing(openFrozen(2))).toEqual(saidThen(2));
    expect(due(openFrozen(2))).toEqual([]);
  });

  it("says the same after its updates were folded", () => {
    const { documents } = foldUpdates(frozenDocuments(2));
    const forest = testForest();
    applyRemote(forest, documents, "load");
    expect(describing(forest)).toEqual(saidThen(2));
  });
});
