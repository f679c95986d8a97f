import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { descendantsOf } from "../queries/descendantsOf.ts";
import { transactForest } from "../transact.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), branch: z.boolean() });
export type RemovePointsInput = z.input<typeof input>;
export type RemovePointsError = { readonly code: "point-missing" } | ReadOnlyError;

/**
 * Puts points in the trash: with everything below them (`branch`), or alone, and then what stood below surfaces at the top level and
 * returns to its place when they do. Ids that are not there are passed over.
 */
export function removePoints(forest: Forest, given: RemovePointsInput): Result<{ readonly removed: PointId[] }, RemovePointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "point-missing");
  if (!parsed.ok) return parsed;
  const { view } = forest;
  const ids = parsed.value.ids.filter((id) => view.point(id) !== undefined);
  if (ids.length === 0) return err({ code: "point-missing" });
  /** Removed point → the point whose removal took it along. Own removal counts more than being taken along. */
  const takenBy = new Map<PointId, PointId>(ids.map((id) => [id, id]));
  if (parsed.value.branch) {
    for (const id of ids) for (const below of descendantsOf(view, id)) if (!takenBy.has(below)) takenBy.set(below, id);
  }
  const deletedAtMs = forest.clock.now();
  transactForest(forest, "removePoints", (writer) => {
    for (const [id, by] of takenBy) {
      const record = view.point(id);
      if (record === undefined) continue;
      writer.set(pointRef(record), "deletedAtMs", deletedAtMs);
      writer.set(pointRef(record), "deletedWith", by);
    }
  });
  return ok({ removed: [...takenBy.keys()] });
}
