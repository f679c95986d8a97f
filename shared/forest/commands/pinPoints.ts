import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { placeInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ pins: z.array(z.object({ id: pointIdInput, pos: placeInput })).min(1) });
export type PinPointsInput = z.input<typeof input>;
export type PinPointsError = { readonly code: "point-missing" | "bad-place" } | ReadOnlyError;

/** Pins points in the grove: modules at a place of the grove, other points relative to the centre of their tree. In px, rounded to whole ones. */
export function pinPoints(forest: Forest, given: PinPointsInput): Result<readonly PointId[], PinPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "bad-place");
  if (!parsed.ok) return parsed;
  const pins = parsed.value.pins.map(({ id, pos }) => ({ record: forest.view.point(id), pos }));
  if (pins.some(({ record }) => record === undefined)) return err({ code: "point-missing" });
  transactForest(forest, "pinPoints", (writer) => {
    for (const { record, pos } of pins) if (record !== undefined) writer.set(pointRef(record), "pos", pos);
  });
  return ok(parsed.value.pins.map(({ id }) => id));
}
