import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1) });
export type RestorePointsInput = z.input<typeof input>;
export type RestorePointsError = { readonly code: "point-missing" } | ReadOnlyError;

/** Takes points out of the trash, and with each all that its removal took along. Ids that are not in the trash are passed over. */
export function restorePoints(forest: Forest, given: RestorePointsInput): Result<{ readonly restored: PointId[] }, RestorePointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "point-missing");
  if (!parsed.ok) return parsed;
  const { view } = forest;
  const asked = new Set(parsed.value.ids);
  const restored = view.trashedPoints().filter((record) => asked.has(record.id) || (record.deletedWith !== null && asked.has(record.deletedWith) && view.trashedPoint(record.deletedWith) !== undefined));
  if (restored.length === 0) return err({ code: "point-missing" });
  transactForest(forest, "restorePoints", (writer) => {
    for (const record of restored) {
      writer.set(pointRef(record), "deletedAtMs", undefined);
      writer.set(pointRef(record), "deletedWith", undefined);
    }
  });
  return ok({ restored: restored.map((record) => record.id) });
}
