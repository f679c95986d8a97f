import * as z from "zod";
import { err, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX } from "../schema.ts";
import { pointIdInput, readInput, tagsInput, type ReadOnlyError } from "./commandInput.ts";
import { editPoint } from "./editPoint.ts";
import { writeKeySet } from "./writeKeySet.ts";

const input = z.object({ id: pointIdInput, tags: tagsInput });
export type SetTagsInput = z.input<typeof input>;
export type SetTagsError = { readonly code: "point-missing" | "too-long" } | ReadOnlyError;

/** Sets the tags of a point. Only the differences are written, so tags added elsewhere meanwhile stay. */
export function setTags(forest: Forest, given: SetTagsInput): Result<PointId, SetTagsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, tags } = parsed.value;
  return editPoint(forest, "setTags", id, (writer, ref) => writeKeySet(writer, ref, KEY_PREFIX.tag, tags));
}
