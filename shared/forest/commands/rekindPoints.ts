import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { kindInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";
import { planSeatsFor, writeSeats } from "./writeSeats.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), kind: kindInput });
export type RekindPointsInput = z.input<typeof input>;
export type RekindPointsError = { readonly code: "point-missing" | "unknown-kind" } | ReadOnlyError;

/** Says that points are of another kind. They stay as private or as shared as they were; nobody else moves in the grove. One undo step for all of them. */
export function rekindPoints(forest: Forest, given: RekindPointsInput): Result<readonly PointId[], RekindPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing" }, "unknown-kind");
  if (!parsed.ok) return parsed;
  const { ids, kind } = parsed.value;
  const records = ids.map((id) => forest.view.point(id));
  if (!records.every((record) => record !== undefined)) return err({ code: "point-missing" });
  const changed = new Set(ids);
  const seats = planSeatsFor(forest.view, records, {
    point: (id) => {
      const record = forest.view.point(id);
      return record !== undefined && changed.has(id) ? { id, kind, parentId: record.parentId } : record;
    },
  });
  transactForest(forest, "rekindPoints", (writer) => {
    for (const record of records) {
      writer.set(pointRef(record), "kind", kind);
      // Where a module is pinned in the grove is no place within a tree, nor the other way round.
      if ((record.kind === "module") !== (kind === "module")) writer.set(pointRef(record), "pos", undefined);
    }
    writeSeats(writer, seats, forest.clock);
  });
  return ok(ids);
}
