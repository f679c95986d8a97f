import { describe, expect, it } from "vitest";
import { applyRemote, createCommandHistory, foldUpdates, rawRecords, renamePoint, type Forest, type migrateForest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { describing, frozenDocuments, openFrozen, saidThen, schemas, syncFully, type FrozenVersion } from "./frozenSchema.ts";
import { must, refusal, testForest } from "./testForest.ts";
import { viewSnapshot } from "./viewSnapshot.ts";

export interface SchemaStep {
  readonly from: FrozenVersion;
  readonly to: FrozenVersion;
  /** The migration that makes the step. */
  readonly id: string;
  migrate(forest: Forest): ReturnType<typeof migrateForest>;
  due(forest: Forest): readonly string[];
  /** Writes what only the newer version has, about a point. */
  write(forest: Forest, id: PointId): void;
  /** What of it a view says. */
  read(forest: Forest, id: PointId): unknown;
  /** What it says after writing. */
  readonly written: unknown;
}

const firstPoint = (forest: Forest): PointId => [...forest.view.points()].find((point) => point.doc === "forest")?.id ?? "pt_none";

/** What every step from one schema to the next has to keep: the words, the readers of version 1, peers who make it at the same time, and peers who do not make it. */
export function trySchemaStep({ from, to, id: migration, migrate, due, write, read, written }: SchemaStep): void {
  describe(`a forest of schema ${from} that becomes one of schema ${to}`, () => {
    it("says the same afterwards, in the version that every reader of version 1 may edit", () => {
      const forest = openFrozen(from);
      const history = createCommandHistory(forest);
      expect(due(forest)).toEqual([migration]);
      expect(must(migrate(forest))).toEqual([migration]);
      expect(describing(forest)).toEqual(saidThen(from));
      expect(schemas(forest)).toEqual([to, to, 1]);
      expect(history.canUndo).toBe(false);
    });

    it("has nothing written but its version, and is not written to by a second run", () => {
      const forest = openFrozen(from);
      const { meta: _meta, ...before } = rawRecords(forest.docs);
      must(migrate(forest));
      const { meta, ...after } = rawRecords(forest.docs);
      expect(after).toEqual(before);
      expect(meta.get("schema")?.fields).toEqual({ value: to });
      let updates = 0;
      for (const doc of Object.values(forest.docs)) doc.on("update", () => updates++);
      expect([due(forest), must(migrate(forest)), updates]).toEqual([[], [], 0]);
    });

    it("is the same on two peers who migrate at the same time, while a third has not yet and works on", () => {
      const [a, b, old] = [openFrozen(from, "a"), openFrozen(from, "b"), openFrozen(from, "c")];
      const id = firstPoint(old);
      must(migrate(a));
      write(a, id);
      must(renamePoint(old, { id, title: "旧版改的" }));
      must(migrate(b));
      syncFully(a, b);
      syncFully(b, old);
      syncFully(a, b);
      expect(viewSnapshot(a.view)).toEqual(viewSnapshot(b.view));
      expect(viewSnapshot(old.view)).toEqual(viewSnapshot(b.view));
      expect([b.view.point(id)?.title, read(b, id)]).toEqual(["旧版改的", written]);
      expect(due(old)).toEqual([]);
    });

    it("is left alone when a newer version made it read-only, and when it has not begun", () => {
      const newer = openFrozen(from);
      newer.docs.forest.getMap("meta").set("minReader", 9);
      expect(due(newer)).toEqual([]);
      expect(refusal(migrate(newer))).toBe("read-only");
      expect([due(testForest()), must(migrate(testForest()))]).toEqual([[], []]);
    });
  });

  describe(`a forest of schema ${to}, frozen`, () => {
    it("opens and says what it always said", () => {
      expect(describing(openFrozen(to))).toEqual(saidThen(to));
      expect(due(openFrozen(to))).toEqual([]);
    });

    it("says the same after its updates were folded", () => {
      const { documents } = foldUpdates(frozenDocuments(to));
      const forest = testForest();
      applyRemote(forest, documents, "load");
      expect(describing(forest)).toEqual(saidThen(to));
    });
  });
}
