import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { presentPoints } from "./presentPoints.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1) });
export type UnpinPointsInput = z.input<typeof input>;
export type UnpinPointsError = { readonly code: "point-missing" } | ReadOnlyError;

/** Lets points stand where the grove puts them. Those that are not pinned stay as they are. */
export function unpinPoints(forest: Forest, given: UnpinPointsInput): Result<readonly PointId[], UnpinPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "point-missing");
  if (!parsed.ok) return parsed;
  const records = presentPoints(forest.view, parsed.value.ids);
  if (records === undefined) return err({ code: "point-missing" });
  transactForest(forest, "unpinPoints", (writer) => {
    for (const record of records) writer.set(pointRef(record), "pos", undefined);
  });
  return ok(records.map((record) => record.id));
}
