import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest, RecordRef } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { transactForest } from "../transact.ts";
import { pointRef } from "./recordRefs.ts";

/** The common tail of the commands that write fields of one present point. */
export function editPoint(forest: Forest, command: string, id: PointId, body: (writer: ForestWriter, ref: RecordRef) => void): Result<PointId, { readonly code: "point-missing" }> {
  const record = forest.view.point(id);
  if (record === undefined) return err({ code: "point-missing" });
  transactForest(forest, command, (writer) => body(writer, pointRef(record)));
  return ok(id);
}
