import * as z from "zod";
import { err, ok, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { endIdInput, kindInput, linkTypeInput, phraseInput, placeInput, pointIdInput, readInput, reasonInput, titleInput, type ReadOnlyError } from "./commandInput.ts";
import { docOfLink } from "./docOfLink.ts";
import { endRecord } from "./endRecord.ts";
import { linkFields } from "./linkFields.ts";
import { planNewPoint } from "./planNewPoint.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({
  title: titleInput,
  parentId: pointIdInput.nullable(),
  /** undefined = last, null = first. */
  afterId: pointIdInput.nullable().optional(),
  kind: kindInput.default("point"),
  isPrivate: z.boolean().optional(),
  /** Where the link comes from; it leads to the new point. */
  from: endIdInput,
  type: linkTypeInput,
  phrase: phraseInput.default(""),
  reason: reasonInput.default(""),
  /** Pinned there in the grove. */
  pos: placeInput.nullable().optional(),
});
export type AddLinkedPointInput = z.input<typeof input>;
export type AddLinkedPointError = { readonly code: "invalid-title" | "parent-missing" | "parent-private" | "end-missing" | "phrase-required" | "unknown-kind" | "unknown-type" | "bad-place" | "too-long" } | ReadOnlyError;
const CODES = { title: "invalid-title", parentId: "parent-missing", from: "end-missing", type: "unknown-type", kind: "unknown-kind", pos: "bad-place" } as const;

/** Adds a point and the link that leads to it, in one step: what dragging from a handle to empty space means. */
export function addLinkedPoint(forest: Forest, given: AddLinkedPointInput): Result<{ readonly pointId: PointId; readonly linkId: LinkId }, AddLinkedPointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, CODES, "too-long");
  if (!parsed.ok) return parsed;
  const { title, kind, pos, type, phrase, reason, ...place } = parsed.value;
  const from = endRecord(forest.view, place.from);
  if (from === undefined) return err({ code: "end-missing" });
  if (type === "free" && phrase === "") return err({ code: "phrase-required" });
  const point = planNewPoint(forest, { title, kind, pos }, place);
  if (!point.ok) return point;
  const linkId = forest.ids.newLinkId();
  const { id: pointId, doc, birth, write } = point.value;
  transactForest(forest, "addLinkedPoint", (writer) => {
    write(writer);
    writer.create(linkRef({ doc: docOfLink({ doc }, from), id: linkId }), linkFields({ ...birth, from: from.id, to: pointId, type, phrase, reason }));
  });
  return ok({ pointId, linkId });
}
