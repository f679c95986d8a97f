import * as Y from "yjs";
import type { BenchFigure } from "#scripts/bench.ts";
import { addPoint, createForest, loadDocuments, movePoints, renamePoint, type DocName } from "#shared/forest/index.ts";
import { bulkForest, encoded } from "#tests/support/bulkForest.ts";
import { countingIds } from "#tests/support/countingIds.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";

function medianMs(runs: number, body: (run: number) => void): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    body(run);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function open(docs: Readonly<Record<DocName, Y.Doc>>, ids = ""): ReturnType<typeof createForest> {
  return createForest({ clock: fakeClock(), ids: countingIds(ids), author: "pr_me", docs });
}

/** Building the view and changing one point, beside what Yjs alone needs to read the same bytes in the same run. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  for (const count of [10_000, 50_000]) {
    const bytes = encoded(bulkForest(count)).forest;
    const tell = (metric: string, value: number, atMost?: number): void => report({ metric: `${metric}, ${count} points`, value: Math.round(value * 1000) / 1000, unit: "ms", ...(atMost === undefined ? {} : { target: `<=${Math.round(atMost)}` }) });
    const rawMs = medianMs(3, () => Y.applyUpdate(new Y.Doc(), bytes));
    tell("raw applyUpdate", rawMs);
    tell("load and build", medianMs(3, () => open(loadDocuments([{ docId: "forest", bytes }]).docs).destroy()), rawMs * 1.5 + 250);
    const { docs } = loadDocuments([{ docId: "forest", bytes }]);
    tell("build the view", medianMs(7, () => open(docs).destroy()), rawMs * 0.5);
    const forest = open(docs, "n");
    const ids = [...forest.view.points()].slice(0, 500).map((point) => point.id);
    const at = (index: number): `pt_${string}` => ids[index % ids.length] ?? "pt_1";
    tell("addPoint", medianMs(500, (index) => addPoint(forest, { title: "新的知识点", parentId: at(index) })), 1);
    tell("renamePoint", medianMs(500, (index) => renamePoint(forest, { id: at(index), title: `改名 ${index}` })), 1);
    tell("movePoints", medianMs(200, (index) => movePoints(forest, { ids: [at(index + 100)], parentId: at(index % 8) })), 2);
    forest.destroy();
  }
  await Promise.resolve();
}
