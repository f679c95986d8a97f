import * as z from "zod";
import { err, ok, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { domainInput, endIdInput, fieldsInput, kindInput, layerInput, pointIdInput, readInput, summaryInput, titleInput, wisdomInput, type ReadOnlyError } from "./commandInput.ts";
import { docOfLink } from "./docOfLink.ts";
import { endRecord } from "./endRecord.ts";
import { linkFields } from "./linkFields.ts";
import { planNewPoint } from "./planNewPoint.ts";
import { linkRef } from "./recordRefs.ts";

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
  /** Free fields by name; empty ones are not stored. */
  fields: fieldsInput.optional(),
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
  const illustrated = illustrates === undefined ? null : endRecord(forest.view, illustrates);
  const point = planNewPoint(forest, shape, { parentId, afterId, isPrivate });
  if (!point.ok) return point;
  if (illustrated === undefined) return err({ code: "end-missing" });
  const { id, doc, birth, write } = point.value;
  transactForest(forest, "addPoint", (writer) => {
    write(writer);
    if (illustrated === null) return;
    const linkId = forest.ids.newLinkId();
    writer.create(linkRef({ doc: docOfLink({ doc }, illustrated), id: linkId }), linkFields({ ...birth, from: id, to: illustrated.id, type: "illustrates" }));
  });
  return ok(id);
}
