import * as z from "zod";
import { err, ok, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { planOrder } from "../planOrder.ts";
import type { LinkRecord, PointRecord } from "../records.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { linkIdInput, pointIdInput, readInput, summaryInput, titleInput, type ReadOnlyError } from "./commandInput.ts";
import { planNewPoint } from "./planNewPoint.ts";
import { pointRef } from "./recordRefs.ts";
import { writeMovedEnds } from "./writeMovedEnds.ts";
import { planSeats, writeSeats } from "./writeSeats.ts";

const input = z.object({
  id: pointIdInput,
  /** Of the new point. */
  title: titleInput,
  linkIds: z.array(linkIdInput).default([]),
  childIds: z.array(pointIdInput).default([]),
  summary: summaryInput.optional(),
  /** What the first point still says; left open, it keeps its text. */
  keptSummary: summaryInput.optional(),
});
export type SplitPointInput = z.input<typeof input>;
export type SplitPointError = { readonly code: "point-missing" | "invalid-title" | "link-missing" | "child-missing" | "too-long" } | ReadOnlyError;

/**
 * Makes two points of one: the new one stands right after it, is of the same kind, equally tagged and equally private, and takes over the links and
 * children that were chosen. Answers with the new point.
 */
export function splitPoint(forest: Forest, given: SplitPointInput): Result<PointId, SplitPointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "point-missing", title: "invalid-title", linkIds: "link-missing", childIds: "child-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, title, summary, keptSummary } = parsed.value;
  const { view } = forest;
  const whole = view.point(id);
  if (whole === undefined) return err({ code: "point-missing" });
  const links = linksOf(view, id, parsed.value.linkIds);
  if (links === undefined) return err({ code: "link-missing" });
  const children = childrenOf(view, id, parsed.value.childIds);
  if (children === undefined) return err({ code: "child-missing" });

  const { kind, domain, layer, wisdom, tags, parentId } = whole;
  const part = planNewPoint(forest, { title, summary, kind, domain, layer, wisdom, tags }, { parentId, afterId: id, isPrivate: whole.doc === "personal" });
  if (!part.ok) return err({ code: "point-missing" });
  const order = planOrder(view, { parentId: part.value.id, count: children.length });
  const seats = planSeats(view, children, { id: part.value.id, parentId, kind });
  transactForest(forest, "splitPoint", (writer) => {
    part.value.write(writer);
    if (keptSummary !== undefined) writer.set(pointRef(whole), "summary", keptSummary || undefined);
    writeMovedEnds(writer, links, new Map([[id, part.value.id]]));
    children.forEach((child, index) => {
      writer.set(pointRef(child), "parent", part.value.id);
      writer.set(pointRef(child), "order", order.keys[index]);
    });
    writeSeats(writer, seats, forest.clock);
  });
  return ok(part.value.id);
}

/** The chosen links, if each is a live one at the point. */
function linksOf(view: ForestView, id: PointId, linkIds: readonly LinkId[]): readonly LinkRecord[] | undefined {
  const links = linkIds.map((linkId) => view.link(linkId)).filter((link) => link !== undefined && (link.from === id || link.to === id));
  return links.length === linkIds.length ? links.filter((link) => link !== undefined) : undefined;
}

/** The chosen children in their present order, if each is a child of the point. */
function childrenOf(view: ForestView, id: PointId, childIds: readonly PointId[]): readonly PointRecord[] | undefined {
  const chosen = new Set(childIds);
  const children = view.children(id).filter((child) => chosen.has(child));
  return children.length === chosen.size ? children.map((child) => view.point(child)).filter((child) => child !== undefined) : undefined;
}
