import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { pointIdInput, readInput, titleInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";

const input = z.object({ id: pointIdInput, title: titleInput });
export type RenamePointInput = z.input<typeof input>;
export type RenamePointError = { readonly code: "point-missing" | "invalid-title" } | ReadOnlyError;

/** Gives a point another title. */
export function renamePoint(forest: Forest, given: RenamePointInput): Result<PointId, RenamePointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "invalid-title");
  if (!parsed.ok) return parsed;
  const { id, title } = parsed.value;
  return editPoint(forest, "renamePoint", id, (writer, ref) => writer.set(ref, "title", title));
}
