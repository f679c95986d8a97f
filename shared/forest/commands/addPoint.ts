import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { planOrder } from "../planOrder.ts";
import type { DocName } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { domainInput, endIdInput, kindInput, layerInput, pointIdInput, readInput, summaryInput, titleInput, wisdomInput, type ReadOnlyError } from "./commandInput.ts";
import { pointFields } from "./pointFields.ts";
import { endRecord } from "./endRecord.ts";
import { linkFields } from "./linkFields.ts";
import { linkRef, pointRef } from "./recordRefs.ts";
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
  /** A case may be written down as the instance of a point or of a link: its 印证 is drawn in the same step. */
  illustrates: endIdInput.optional(),
});
export type AddPointInput = z.input<typeof input>;
export type AddPointError = { readonly code: "invalid-title" | "parent-missing" | "parent-private" | "end-missing" | "too-long" } | ReadOnlyError;

/** Adds one knowledge point under `parentId` (null = the top level). One undo step. */
export function addPoint(forest: Forest, given: AddPointInput): Result<PointId, AddPointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { title: "invalid-title", parentId: "parent-missing", illustrates: "end-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { parentId, afterId, isPrivate, illustrates, ...shape } = parsed.value;
  const parent = parentId === null ? null : forest.view.point(parentId);
  if (parent === undefined) return err({ code: "parent-missing" });
  const parentIsPrivate = parent?.doc === "personal";
  if (parentIsPrivate && isPrivate === false) return err({ code: "parent-private" });

  const illustrated = illustrates === undefined ? null : endRecord(forest.view, illustrates);
  if (illustrated === undefined) return err({ code: "end-missing" });

  const doc: DocName = (isPrivate ?? (shape.kind === "case" || parentIsPrivate)) ? "personal" : "forest";
  const id = forest.ids.newPointId();
  const plan = planOrder(forest.view, { parentId, afterId, count: 1 });
  const birth = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  const fields = pointFields({ ...shape, ...birth, parentId, orderKey: plan.keys[0] ?? "" });
  transactForest(forest, "addPoint", (writer) => {
    writer.create(pointRef({ doc, id }), fields);
    if (illustrated !== null) {
      const linkDoc: DocName = doc === "personal" || illustrated.doc === "personal" ? "personal" : "forest";
      writer.create(linkRef({ doc: linkDoc, id: forest.ids.newLinkId() }), linkFields({ ...birth, from: id, to: illustrated.id, type: "illustrates" }));
    }
    writeRekeyed(writer, forest.view, plan);
  });
  return ok(id);
}
