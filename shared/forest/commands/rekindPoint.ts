import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { pointIdInput, readInput, kindInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";

const input = z.object({ id: pointIdInput, kind: kindInput });
export type RekindPointInput = z.input<typeof input>;
export type RekindPointError = { readonly code: "point-missing" | "unknown-kind" } | ReadOnlyError;

/** Says that a point is of another kind. It stays as private or as shared as it was. */
export function rekindPoint(forest: Forest, given: RekindPointInput): Result<PointId, RekindPointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "unknown-kind");
  if (!parsed.ok) return parsed;
  const { id, kind } = parsed.value;
  return editPoint(forest, "rekindPoint", id, (writer, ref) => writer.set(ref, "kind", kind));
}
