import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX, MOST_FIELDS } from "../schema.ts";
import { fieldInput, fieldNameInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";

const input = z.object({ id: pointIdInput, fields: z.record(fieldNameInput, fieldInput.nullable()) });
export type SetFieldsInput = z.input<typeof input>;
export type SetFieldsError = { readonly code: "point-missing" | "too-long" | "too-many" } | ReadOnlyError;

/** Writes free fields of a point by name; null or "" takes one away, and what is not named stays. A name or a text that does not fit is refused as "too-long". */
export function setFields(forest: Forest, given: SetFieldsInput): Result<PointId, SetFieldsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, fields } = parsed.value;
  const names = new Set(Object.keys(forest.view.point(id)?.fields ?? {}));
  for (const [name, text] of Object.entries(fields)) {
    if (text) names.add(name);
    else names.delete(name);
  }
  if (names.size > MOST_FIELDS) return err({ code: "too-many" });
  return editPoint(forest, "setFields", id, (writer, ref) => {
    for (const [name, text] of Object.entries(fields)) writer.set(ref, KEY_PREFIX.field + name, text || undefined);
  });
}
