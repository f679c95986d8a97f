import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { kindInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), kind: kindInput });
export type RekindPointsInput = z.input<typeof input>;
export type RekindPointsError = { readonly code: "point-missing" | "unknown-kind" } | ReadOnlyError;

/** Says that points are of another kind. They stay as private or as shared as they were. One undo step for all of them. */
export function rekindPoints(forest: Forest, given: RekindPointsInput): Result<readonly PointId[], RekindPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing" }, "unknown-kind");
  if (!parsed.ok) return parsed;
  const { ids, kind } = parsed.value;
  const records = ids.map((id) => forest.view.point(id));
  if (!records.every((record) => record !== undefined)) return err({ code: "point-missing" });
  transactForest(forest, "rekindPoints", (writer) => {
    for (const record of records) writer.set(pointRef(record), "kind", kind);
  });
  return ok(ids);
}
