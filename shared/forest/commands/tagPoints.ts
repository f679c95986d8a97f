import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { pointIdInput, readInput, tagsInput, type ReadOnlyError } from "./commandInput.ts";
import { presentPoints } from "./presentPoints.ts";
import { pointRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(pointIdInput).min(1), add: tagsInput.default([]), remove: tagsInput.default([]) });
export type TagPointsInput = z.input<typeof input>;
export type TagPointsError = { readonly code: "point-missing" | "too-long" } | ReadOnlyError;

/** Gives tags to points and takes tags from them; all other tags stay. A tag that is to be given and taken is given. */
export function tagPoints(forest: Forest, given: TagPointsInput): Result<readonly PointId[], TagPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { ids, add, remove } = parsed.value;
  const records = presentPoints(forest.view, ids);
  if (records === undefined) return err({ code: "point-missing" });
  const taken = remove.filter((tag) => !add.includes(tag));
  transactForest(forest, "tagPoints", (writer) => {
    for (const record of records) {
      for (const tag of taken) writer.set(pointRef(record), KEY_PREFIX.tag + tag, undefined);
      for (const tag of add) writer.set(pointRef(record), KEY_PREFIX.tag + tag, true);
    }
  });
  return ok(records.map((record) => record.id));
}
