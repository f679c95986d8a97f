import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX } from "../schema.ts";
import { pointIdInput, readInput, aliasesInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";
import { writeKeySet } from "./writeKeySet.ts";

const input = z.object({ id: pointIdInput, aliases: aliasesInput });
export type SetAliasesInput = z.input<typeof input>;
export type SetAliasesError = { readonly code: "point-missing" | "too-long" } | ReadOnlyError;

/** Sets the other names of a point. Only the differences are written, so names added elsewhere meanwhile stay. */
export function setAliases(forest: Forest, given: SetAliasesInput): Result<PointId, SetAliasesError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, aliases } = parsed.value;
  return editPoint(forest, "setAliases", id, (writer, ref) => writeKeySet(writer, ref, KEY_PREFIX.alias, aliases));
}
