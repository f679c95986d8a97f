import * as Y from "yjs";
import type { PointKind } from "#shared/forest/index.ts";
import { testForest, type TestForest } from "./testForest.ts";

/** A forest as a peer may write it: `depth` points, each below the one before, from pt_0 down. Written straight into the document, where nobody counts levels. */
export function chainForest(depth: number, kind: PointKind = "point"): TestForest {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  const points = docs.forest.getMap("points");
  docs.forest.transact(() => {
    for (let level = 0; level < depth; level++) {
      const fields = { kind, title: `x${level}`, order: "a0", createdAtMs: 1, ...(level === 0 ? {} : { parent: `pt_${level - 1}` }) };
      points.set(`pt_${level}`, new Y.Map(Object.entries(fields)));
    }
  });
  return testForest({ docs, name: "new" });
}
