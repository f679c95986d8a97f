import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, applyRemote, createCommandHistory, describePoint, LoadOrigin, renamePoint, RemoteOrigin, type ForestChange } from "#shared/forest/index.ts";
import { encoded, bulkForest } from "#tests/support/bulkForest.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

describe("applyRemote", () => {
  it("loads both documents as one change", () => {
    const source = testForest();
    must(addPoint(source, { title: "开", parentId: null }));
    must(addPoint(source, { title: "私", parentId: null, kind: "case" }));
    const bytes = encoded(source);
    const forest = testForest();
    const changes: ForestChange[] = [];
    const origins: unknown[] = [];
    forest.view.onChange((change) => changes.push(change));
    forest.docs.forest.on("update", (_bytes: Uint8Array, origin: unknown) => origins.push(origin));
    const updates = [{ docId: "forest", bytes: bytes.forest }, { docId: "note:pt_1", bytes: new Uint8Array([9]) }, { docId: "personal", bytes: bytes.personal }];
    expect(applyRemote(forest, updates, "load")).toEqual({ rejected: 0 });
    expect(changes.map((change) => change.origin)).toEqual(["load"]);
    expect(origins).toEqual([new LoadOrigin()]);
    expect(viewSnapshot(forest.view)).toEqual(viewSnapshot(source.view));
    const { version } = forest.view;
    applyRemote(forest, updates, "remote");
    expect([changes.length, forest.view.version], "known bytes are no change").toEqual([1, version]);
  });

  it("rejects damaged updates, applies the others, and the view stays true", () => {
    const source = bulkForest(200);
    const whole = encoded(source).forest;
    const random = seededRandom(5);
    for (let run = 0; run < 150; run++) {
      const damaged = whole.slice(0, run % 3 === 0 ? random.below(whole.length) : whole.length);
      for (let flips = 0; flips < 3 && damaged.length > 0; flips++) damaged[random.below(damaged.length)] = random.below(256);
      const forest = testForest();
      const other = testForest({ name: "x" });
      const id = must(addPoint(other, { title: "好的", parentId: null }));
      for (const origin of ["remote", "load"] as const) {
        applyRemote(forest, [{ docId: "forest", bytes: damaged }, { docId: "forest", bytes: encoded(other).forest }], origin);
        expect(forest.view.point(id)?.title, `run ${run}`).toBe("好的");
        expect(viewSnapshot(forest.view), `run ${run}`).toEqual(viewSnapshot(testForest({ docs: forest.docs }).view));
      }
      must(renamePoint(forest, { id, title: "改过" }));
      expect(forest.view.point(id)?.title).toBe("改过");
    }
  });

  it("takes nothing of others that Yjs believes and can never write down again", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    // A readable update with one struct, which is empty: Yjs would take it in, and every state of the document would end in an error from then on.
    const empty = Uint8Array.of(1, 1, 7, 0, 0, 0, 0);
    expect(() => Y.decodeUpdate(empty)).not.toThrow();
    expect(applyRemote(forest, [{ docId: "forest", bytes: empty }, { docId: "personal", bytes: empty }], "remote")).toEqual({ rejected: 2 });
    must(renamePoint(forest, { id, title: "新题" }));
    const again = testForest();
    applyRemote(again, [{ docId: "forest", bytes: encoded(forest).forest }], "load");
    expect(again.view.point(id)?.title).toBe("新题");
  });

  it("counts what it rejected", () => {
    const forest = testForest();
    expect(applyRemote(forest, [{ docId: "forest", bytes: new Uint8Array([1, 2, 3, 255, 255]) }, { docId: "personal", bytes: new Uint8Array([]) }], "remote")).toEqual({ rejected: 2 });
    expect(forest.view.pointCount).toBe(0);
  });

  it("leaves a forest read-only when its bytes ask for a newer reader, and keeps taking bytes in", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    const history = createCommandHistory(forest);
    must(renamePoint(forest, { id, title: "新题" }));
    const newer = new Y.Doc();
    Y.applyUpdate(newer, encoded(forest).forest);
    newer.getMap("meta").set("minReader", 2);
    newer.getMap("meta").set("schema", 2);
    applyRemote(forest, [{ docId: "forest", bytes: Y.encodeStateAsUpdate(newer) }], "remote");
    expect([forest.readOnly, history.canUndo]).toEqual([true, false]);
    expect(refusal(addPoint(forest, { title: "又", parentId: null }))).toBe("read-only");
    expect(refusal(describePoint(forest, { id, summary: "又" }))).toBe("read-only");
    expect(history.undo()).toEqual({ kind: "nothing" });
    (newer.getMap("points").get(id) as Y.Map<unknown>).set("title", "更新的题");
    applyRemote(forest, [{ docId: "forest", bytes: Y.encodeStateAsUpdate(newer) }], "remote");
    expect(forest.view.point(id)?.title).toBe("更新的题");
  });

  it("is named in the origin of the transaction", () => {
    const source = testForest();
    must(addPoint(source, { title: "题", parentId: null }));
    const forest = testForest();
    let seen: unknown = null;
    forest.docs.forest.on("update", (_bytes: Uint8Array, origin: unknown) => {
      seen = origin;
    });
    applyRemote(forest, [{ docId: "forest", bytes: encoded(source).forest }], "remote");
    expect(seen).toBeInstanceOf(RemoteOrigin);
  });
});
