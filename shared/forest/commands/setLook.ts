import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { lookInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { pointRef } from "./recordRefs.ts";
import { writeLook } from "./writeLook.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), ...lookInput });
export type SetLookInput = z.input<typeof input>;
export type SetLookError = { readonly code: "point-missing" | "unknown-look" } | ReadOnlyError;

/** Gives points a colour, an icon or a shape of their own; null takes it away. One undo step for all of them. */
export function setLook(forest: Forest, given: SetLookInput): Result<readonly PointId[], SetLookError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing" }, "unknown-look");
  if (!parsed.ok) return parsed;
  const { ids, ...edits } = parsed.value;
  const records = ids.map((id) => forest.view.point(id));
  if (!records.every((record) => record !== undefined)) return err({ code: "point-missing" });
  transactForest(forest, "setLook", (writer) => {
    for (const record of records) writeLook(edits, (key, value) => writer.set(pointRef(record), key, value));
  });
  return ok(ids);
}
