import { describe, expect, it } from "vitest";
import { addPoint, addView, applyRemote, createCommandHistory, dueMigrations, foldUpdates, migrateForest, rawRecords, renamePoint, SCHEMA_VERSION, setLook, startForest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { makeFrozenForest } from "#scripts/freezeFixture.ts";
import { describing, frozenDocuments, openFrozen, saidThen, schemas, syncFully } from "#tests/support/frozenSchema.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

describe("a forest of schema 2 that becomes one of schema 3", () => {
  it("says the same afterwards, in the version that every reader of version 1 may edit", () => {
    const forest = openFrozen(2);
    const history = createCommandHistory(forest);
    expect(dueMigrations(forest)).toEqual(["003-views-and-looks"]);
    expect(must(migrateForest(forest))).toEqual(["003-views-and-looks"]);
    expect(describing(forest)).toEqual(saidThen(2));
    expect(schemas(forest)).toEqual([3, 3, 1]);
    expect(history.canUndo).toBe(false);
  });

  it("has nothing written but its version, and is not written to by a second run", () => {
    const forest = openFrozen(2);
    const { meta: _meta, ...before } = rawRecords(forest.docs);
    must(migrateForest(forest));
    const { meta, ...after } = rawRecords(forest.docs);
    expect(after).toEqual(before);
    expect(meta.get("schema")?.fields).toEqual({ value: 3 });
    let updates = 0;
    for (const doc of Object.values(forest.docs)) doc.on("update", () => updates++);
    expect([dueMigrations(forest), must(migrateForest(forest)), updates]).toEqual([[], [], 0]);
  });

  it("comes from schema 1 in two steps", () => {
    const forest = openFrozen(1);
    expect(must(migrateForest(forest))).toEqual(["002-milestones", "003-views-and-looks"]);
    expect([describing(forest), schemas(forest)]).toEqual([saidThen(1), [3, 3, 1]]);
  });

  it("is the same on two peers who migrate at the same time, while a third has not yet and works on", () => {
    const [a, b, old] = [openFrozen(2, "a"), openFrozen(2, "b"), openFrozen(2, "c")];
    must(migrateForest(a));
    const id: PointId = [...old.view.points()].find((point) => point.doc === "forest")?.id ?? "pt_none";
    must(addView(a, { kind: "view", name: "迁移之后", spec: "{}" }));
    must(setLook(a, { ids: [id], color: "plum" }));
    must(renamePoint(old, { id, title: "旧版改的" }));
    must(migrateForest(b));
    syncFully(a, b);
    syncFully(b, old);
    syncFully(a, b);
    expect(viewSnapshot(a.view)).toEqual(viewSnapshot(b.view));
    expect(viewSnapshot(old.view)).toEqual(viewSnapshot(b.view));
    expect([b.view.point(id)?.title, b.view.point(id)?.look.color, b.view.views().map((view) => view.name)]).toEqual(["旧版改的", "plum", ["迁移之后"]]);
    expect(dueMigrations(old)).toEqual([]);
  });

  it("is left alone when a newer version made it read-only, and when it has not begun", () => {
    const newer = openFrozen(2);
    newer.docs.forest.getMap("meta").set("minReader", 9);
    expect(dueMigrations(newer)).toEqual([]);
    expect(refusal(migrateForest(newer))).toBe("read-only");
    expect([dueMigrations(testForest()), must(migrateForest(testForest()))]).toEqual([[], []]);
  });
});

describe("a forest of schema 3, frozen", () => {
  it("opens and says what it always said", () => {
    expect(describing(openFrozen(3))).toEqual(saidThen(3));
    expect(dueMigrations(openFrozen(3))).toEqual([]);
  });

  it("is still what today's commands write, as long as the schema is the same", () => {
    expect(SCHEMA_VERSION).toBe(3);
    expect(describing(makeFrozenForest())).toEqual(saidThen(3));
  });

  it("says the same after its updates were folded", () => {
    const { documents } = foldUpdates(frozenDocuments(3));
    const forest = testForest();
    applyRemote(forest, documents, "load");
    expect(describing(forest)).toEqual(saidThen(3));
  });

  it("is begun as version 3", () => {
    const forest = testForest();
    must(startForest(forest, { name: "新的" }));
    must(addPoint(forest, { title: "一", parentId: null }));
    expect(schemas(forest)).toEqual([3, 3, 1]);
  });
});
