import * as Y from "yjs";
import { makeForest, seededRandom } from "#scripts/makeForest.ts";
import type { BenchFigure } from "#scripts/bench.ts";
import { describePoint, movePoints, renamePoint, type Forest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { round } from "./quantiles.ts";

const POINTS = 10_000;
const EDITS = 100_000;

/** How often a person changes the same field again before going on: the next wording of a title, another place for a card. */
const SAME_FIELD_AGAIN = 0.75;

/**
 * How much the forest document grows by 100,000 edits that leave as much text in it as there was. The target is for edits as people make them, several in
 * a row to one field; `scattered` has each edit at another point than the one before, so that no two tombstones lie side by side and merge.
 */
export function benchGrowth(report: (figure: BenchFigure) => void): void {
  report({ metric: "docGrowth100kEdits.pct", value: growthPct(SAME_FIELD_AGAIN), unit: "%", target: "<=10" });
  report({ metric: "docGrowth100kEdits.scatteredPct", value: growthPct(0), unit: "%" });
}

function growthPct(again: number): number {
  const { forest } = makeForest({ points: POINTS });
  const before = Y.encodeStateAsUpdate(forest.docs.forest).length;
  const shared = Array.from(forest.view.points()).filter(({ doc, kind }) => doc === "forest" && kind === "point").map(({ id }) => id);
  editInPlace(forest, shared, again);
  const after = Y.encodeStateAsUpdate(forest.docs.forest).length;
  forest.destroy();
  return round((after / before - 1) * 100);
}

/** Titles and summaries keep their length (their last character changes), points change places among their siblings. */
function editInPlace(forest: Forest, ids: readonly PointId[], again: number): void {
  const random = seededRandom(7);
  let id: PointId = "pt_none";
  let field = 0;
  for (let edit = 0; edit < EDITS;) {
    if (edit === 0 || random.next() >= again) {
      id = ids[Math.floor(random.next() * ids.length)] ?? "pt_none";
      field = random.next();
    }
    const point = forest.view.point(id);
    if (point === undefined) throw new Error(`no point ${id}`);
    const digit = String((edit % 9) + 1);
    const outcome = field < 0.45 ? renamePoint(forest, { id, title: `${point.title.slice(0, -1)}${digit}` })
      : field < 0.8 && point.summary !== "" ? describePoint(forest, { id, summary: `${point.summary.slice(0, -1)}${digit}` })
        : movePoints(forest, { ids: [id], parentId: point.parentId });
    if (!outcome.ok) throw new Error(outcome.error.code);
    edit += 1;
  }
}
