import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { planOrder } from "../planOrder.ts";
import type { DocName } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { domainInput, kindInput, layerInput, pointIdInput, readInput, summaryInput, titleInput, wisdomInput, type ReadOnlyError } from "./commandInput.ts";
import { pointFields } from "./pointFields.ts";
import { pointRef } from "./recordRefs.ts";
import { writeRekeyed } from "./writeRekeyed.ts";

const input = z.object({
  title: titleInput,
  parentId: pointIdInput.nullable(),
  kind: kindInput.default("point"),
  /** undefined = last, null = first. */
  afterId: pointIdInput.nullable().optional(),
  summary: summaryInput.optional(),
  /** Left open, a case is private, and so is everything below something private. */
  isPrivate: z.boolean().optional(),
  domain: domainInput.optional(),
  layer: layerInput.nullable().optional(),
  wisdom: wisdomInput.nullable().optional(),
});
export type AddPointInput = z.input<typeof input>;
export type AddPointError = { readonly code: "invalid-title" | "parent-missing" | "parent-private" | "too-long" } | ReadOnlyError;

/** Adds one knowledge point under `parentId` (null = the top level). One undo step. */
export function addPoint(forest: Forest, given: AddPointInput): Result<PointId, AddPointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { title: "invalid-title", parentId: "parent-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { parentId, afterId, isPrivate, ...shape } = parsed.value;
  const parent = parentId === null ? null : forest.view.point(parentId);
  if (parent === undefined) return err({ code: "parent-missing" });
  const parentIsPrivate = parent?.doc === "personal";
  if (parentIsPrivate && isPrivate === false) return err({ code: "parent-private" });

  const doc: DocName = (isPrivate ?? (shape.kind === "case" || parentIsPrivate)) ? "personal" : "forest";
  const id = forest.ids.newPointId();
  const plan = planOrder(forest.view, { parentId, afterId, count: 1 });
  const fields = pointFields({ ...shape, parentId, orderKey: plan.keys[0] ?? "", createdAtMs: forest.clock.now(), createdBy: forest.author });
  transactForest(forest, "addPoint", (writer) => {
    writer.create(pointRef({ doc, id }), fields);
    writeRekeyed(writer, forest.view, plan);
  });
  return ok(id);
}
