import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addMilestone, addPoint, applyRemote, createCommandHistory, dueMigrations, foldUpdates, migrateForest, rawRecords, renamePoint, SCHEMA_VERSION, startForest, type Forest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { describeView, makeFrozenForest } from "#scripts/freezeFixture.ts";
import { readFixtureFile } from "#scripts/fixtureFile.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

const folder = new URL("../fixtures/schema/", import.meta.url);
const said = (version: 1 | 2): Record<string, unknown> => JSON.parse(readFileSync(new URL(`v${version}.json`, folder), "utf8")) as Record<string, unknown>;

function openFrozen(version: 1 | 2, name = "a"): Forest {
  const forest = testForest({ name });
  expect(applyRemote(forest, readFixtureFile(readFileSync(new URL(`v${version}.bin`, folder))), "load")).toEqual({ rejected: 0 });
  return forest;
}
const describing = (forest: Forest): unknown => JSON.parse(JSON.stringify(describeView(forest.view)));
const schemas = (forest: Forest): unknown[] => [forest.docs.forest.getMap("meta").get("schema"), forest.docs.personal.getMap("meta").get("schema"), forest.view.meta.minReader];
const sync = (a: Forest, b: Forest): void => {
  for (const doc of ["forest", "personal"] as const) {
    applyRemote(a, [{ docId: doc, bytes: Y.encodeStateAsUpdate(b.docs[doc]) }], "remote");
    applyRemote(b, [{ docId: doc, bytes: Y.encodeStateAsUpdate(a.docs[doc]) }], "remote");
  }
};

describe("a forest of schema 1 that becomes one of schema 2", () => {
  it("says the same afterwards, in the version that every reader of version 1 may edit", () => {
    const forest = openFrozen(1);
    const history = createCommandHistory(forest);
    expect(dueMigrations(forest)).toEqual(["002-milestones"]);
    expect(must(migrateForest(forest))).toEqual(["002-milestones"]);
    expect(describing(forest)).toEqual({ ...said(1), milestones: [] });
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
    expect([dueMigrations(forest), must(migrateForest(forest)), updates]).toEqual([[], [], 0]);
  });

  it("is the same on two peers who migrate at the same time, while a third has not yet and works on", () => {
    const [a, b, old] = [openFrozen(1, "a"), openFrozen(1, "b"), openFrozen(1, "c")];
    must(migrateForest(a));
    must(addMilestone(a, { name: "迁移之后" }));
    const id: PointId = [...old.view.points()].find((point) => point.doc === "forest")?.id ?? "pt_none";
    must(renamePoint(old, { id, title: "旧版改的" }));
    must(migrateForest(b));
    sync(a, b);
    sync(b, old);
    sync(a, b);
    expect(viewSnapshot(a.view)).toEqual(viewSnapshot(b.view));
    expect(viewSnapshot(old.view)).toEqual(viewSnapshot(b.view));
    expect([b.view.point(id)?.title, b.view.milestones().map((milestone) => milestone.name)]).toEqual(["旧版改的", ["迁移之后"]]);
    expect(dueMigrations(old)).toEqual([]);
  });

  it("is left alone when a newer version made it read-only, and when it has not begun", () => {
    const newer = openFrozen(1);
    newer.docs.forest.getMap("meta").set("minReader", 9);
    expect(dueMigrations(newer)).toEqual([]);
    expect(refusal(migrateForest(newer))).toBe("read-only");
    expect([dueMigrations(testForest()), must(migrateForest(testForest()))]).toEqual([[], []]);
  });
});

describe("a forest of schema 2, frozen", () => {
  it("opens and says what it always said", () => {
    expect(describing(openFrozen(2))).toEqual(said(2));
    expect(dueMigrations(openFrozen(2))).toEqual([]);
  });

  it("is still what today's commands write, as long as the schema is the same", () => {
    expect(SCHEMA_VERSION).toBe(2);
    expect(describing(makeFrozenForest())).toEqual(said(2));
  });

  it("says the same after its updates were folded", () => {
    const { documents } = foldUpdates(readFixtureFile(readFileSync(new URL("v2.bin", folder))));
    const forest = testForest();
    applyRemote(forest, documents, "load");
    expect(describing(forest)).toEqual(said(2));
  });

  it("is begun as version 2", () => {
    const forest = testForest();
    must(startForest(forest, { name: "新的" }));
    must(addPoint(forest, { title: "一", parentId: null }));
    expect(schemas(forest)).toEqual([2, 2, 1]);
  });
});
