import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { arrangedPoints, isArranged } from "../queries/arrangedPoints.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";

/**
 * 整理: lets everything stand where the grove puts it. Pins go, and so do the places that points have kept in trees they left, those of points in the trash as well.
 * Answers with the points that were pinned or had such a place, as far as they can be seen.
 */
export function tidyGrove(forest: Forest): Result<readonly PointId[], ReadOnlyError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const { view } = forest;
  const seen = arrangedPoints(view);
  const arranged = [...view.points(), ...view.trashedPoints()].filter(isArranged);
  transactForest(forest, "tidyGrove", (writer) => {
    for (const record of arranged) {
      writer.set(pointRef(record), "pos", undefined);
      for (const key of writer.keys(pointRef(record))) if (key.startsWith(KEY_PREFIX.seat)) writer.set(pointRef(record), key, undefined);
    }
  });
  return ok(seen);
}
