import { guardUpdates } from "#renderer/runtime/guardUpdates.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import type { BenchFigure } from "#scripts/bench.ts";
import { addPoint, createForest, loadDocuments, startForest, type DocUpdate } from "#shared/forest/index.ts";

const EDITS = 1_000;

/** A reader that throws at every update, before and after the one that feeds the log: how many points the log then lacks. */
export function benchThrowingReader(report: (figure: BenchFigure) => void): void {
  const { docs } = loadDocuments([]);
  const forest = createForest({ ...systemSources, author: "pr_bench", docs });
  const logged: DocUpdate[] = [];
  const broken = (): never => { throw new Error("a broken reader"); };
  let reported = 0;
  guardUpdates(docs, [broken, (docId, bytes) => { logged.push({ docId, bytes }); }, broken], () => {
    reported += 1;
    throw new Error("the reporter is broken too");
  });
  startForest(forest, { name: "bench" });
  for (let edit = 0; edit < EDITS; edit += 1) addPoint(forest, { title: `知识点 ${edit}`, parentId: null });
  const again = createForest({ ...systemSources, author: "pr_bench", docs: loadDocuments(logged).docs });
  if (reported < EDITS) throw new Error("the readers did not throw");
  report({ metric: "throwingReader.missed", value: EDITS - again.view.pointCount, unit: "updates", target: "<=0" });
}
