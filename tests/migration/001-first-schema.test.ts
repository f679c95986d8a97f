import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createCommandHistory, renamePoint } from "#shared/forest/index.ts";
import { migrateForest as migrateWith } from "#shared/forest/migrations/migrateForest.ts";
import type { Migration } from "#shared/forest/migrations/migration.ts";
import { readFixtureFile, writeFixtureFile } from "#scripts/fixtureFile.ts";
import { describing, frozenDocuments, openFrozen, saidThen, syncFully } from "#tests/support/frozenSchema.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

/** A step that some version might take: every point says how sure its author is, worked out from what is there. */
const addCertainty: Migration = {
  to: 2,
  name: "900-certainty",
  migrate(documents, writer) {
    for (const doc of ["forest", "personal"] as const) {
      for (const [id, record] of documents[doc].getMap("points")) if (record instanceof Y.Map && !record.has("certainty")) writer.set({ doc, root: "points", id }, "certainty", record.get("kind") === "question" ? "low" : "high");
    }
  },
};

describe("a forest of schema 1, frozen", () => {
  it("opens and says what it always said", () => {
    expect(describing(openFrozen(1))).toEqual(saidThen(1));
  });

  it("is not written to by opening it or when no migration is due", () => {
    const forest = openFrozen(1, "a");
    let updates = 0;
    for (const doc of Object.values(forest.docs)) doc.on("update", () => updates++);
    expect([must(migrateWith(forest, [])), updates]).toEqual([[], 0]);
  });

  it("goes through a file unharmed", () => {
    expect(readFixtureFile(writeFixtureFile(frozenDocuments(1)))).toEqual(frozenDocuments(1));
  });
});

describe("a migration", () => {
  it("changes nothing when run a second time, and is no undo step", () => {
    const forest = openFrozen(1, "a");
    const history = createCommandHistory(forest);
    expect(must(migrateWith(forest, [addCertainty]))).toEqual(["900-certainty"]);
    const after = Y.encodeStateAsUpdate(forest.docs.forest);
    expect(must(migrateWith(forest, [addCertainty]))).toEqual([]);
    forest.docs.forest.getMap("meta").set("schema", 1);
    expect(must(migrateWith(forest, [addCertainty]))).toEqual(["900-certainty"]);
    const values = (bytes: Uint8Array): unknown => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, bytes);
      return [doc.getMap("points").toJSON(), doc.getMap("links").toJSON(), doc.getMap("meta").toJSON()];
    };
    expect(values(Y.encodeStateAsUpdate(forest.docs.forest))).toEqual(values(after));
    expect(history.canUndo).toBe(false);
  });

  it("gives the same on two peers that migrate at the same time, and loses no edit made meanwhile", () => {
    const [a, b, old] = [openFrozen(1, "a"), openFrozen(1, "b"), openFrozen(1, "c")];
    const id = [...old.view.points()].find((point) => point.doc === "forest")?.id ?? "pt_none";
    must(migrateWith(a, [addCertainty]));
    must(renamePoint(old, { id, title: "旧版改的" }));
    must(migrateWith(b, [addCertainty]));
    syncFully(a, b);
    syncFully(a, old);
    syncFully(a, b);
    expect(viewSnapshot(a.view)).toEqual(viewSnapshot(b.view));
    expect(a.docs.forest.toJSON()).toEqual(b.docs.forest.toJSON());
    expect([a.view.point(id)?.title, a.view.meta.schema]).toEqual(["旧版改的", 2]);
  });

  it("does not touch a forest that is newer than this version may edit, nor one that has not begun", () => {
    const newer = openFrozen(1, "a");
    newer.docs.forest.getMap("meta").set("minReader", 9);
    expect(refusal(migrateWith(newer, [addCertainty]))).toBe("read-only");
    expect(must(migrateWith(testForest(), [addCertainty]))).toEqual([]);
  });
});
