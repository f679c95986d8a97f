import * as z from "zod";
import { err, isEndId, isPointId, ok, type EndId, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { planOrder, type OrderPlan } from "../planOrder.ts";
import type { DocName } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { aliasesInput, domainInput, fieldsInput, kindInput, layerInput, linkTypeInput, passageInput, phraseInput, provenanceInput, readInput, reasonInput, summaryInput, tagsInput, titleInput, wisdomInput, type ReadOnlyError } from "./commandInput.ts";
import { docOfLink } from "./docOfLink.ts";
import { endRecord } from "./endRecord.ts";
import { linkFields } from "./linkFields.ts";
import { pointFields } from "./pointFields.ts";
import { linkRef, metaRef, pointRef } from "./recordRefs.ts";
import { writeRekeyed } from "./writeRekeyed.ts";

const refInput = z.string().min(1).max(200);
const plannedPoint = z.object({
  /** A name inside the plan; links and children refer to it. */
  ref: refInput,
  /** A ref of an earlier or later point of the plan, the id of a present point, or null for the top level. */
  parentRef: refInput.nullable(),
  kind: kindInput.default("point"),
  title: titleInput,
  summary: summaryInput.optional(),
  domain: domainInput.optional(),
  layer: layerInput.nullable().optional(),
  wisdom: wisdomInput.nullable().optional(),
  aliases: aliasesInput.optional(),
  tags: tagsInput.optional(),
  fields: fieldsInput.optional(),
  provenance: provenanceInput.nullable().optional(),
  isPrivate: z.boolean().optional(),
});
const plannedLink = z.object({
  /** Only needed when another link of the plan ends in this one; that one must come later. */
  ref: refInput.optional(),
  fromRef: refInput,
  toRef: refInput,
  type: linkTypeInput,
  phrase: phraseInput.optional(),
  reason: reasonInput.optional(),
  passage: passageInput.optional(),
  suggested: z.boolean().optional(),
  provenance: provenanceInput.nullable().optional(),
});
const forestPlan = z.object({ points: z.array(plannedPoint), links: z.array(plannedLink), meta: z.object({ planted: z.string().max(200) }).optional() });
const input = z.object({ plan: forestPlan, command: z.string().min(1).max(60) });

/** A prepared larger change: a skeleton, an import, a paste. Pure data, so that it can be shown before it is carried out. */
export type ForestPlan = z.input<typeof forestPlan>;
export type PlannedPoint = z.input<typeof plannedPoint>;
export type PlannedLink = z.input<typeof plannedLink>;
export type ApplyPlanInput = z.input<typeof input>;
/** `ref` says which entry of the plan was refused. */
export type ApplyPlanError = { readonly code: "invalid-plan" | "unknown-ref" | "duplicate-ref" | "would-cycle" | "parent-private" | "same-end" | "phrase-required"; readonly ref?: string } | ReadOnlyError;
/** The ids that the refs of the plan were given. */
export interface AppliedPlan {
  readonly points: ReadonlyMap<string, PointId>;
  readonly links: readonly LinkId[];
}

type Plan = z.output<typeof forestPlan>;
interface Placed {
  readonly id: PointId;
  readonly doc: DocName;
  readonly parentId: PointId | null;
}
type Refusal = Exclude<ApplyPlanError, ReadOnlyError>;

/** Carries out a plan: one transaction, one change, one undo step named `command`. Either all of it or nothing. */
export function applyPlan(forest: Forest, given: ApplyPlanInput): Result<AppliedPlan, ApplyPlanError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "invalid-plan");
  if (!parsed.ok) return parsed;
  const { plan, command } = parsed.value;
  const points = placePoints(forest, plan);
  if (!points.ok) return points;
  const links = placeLinks(forest, plan, points.value);
  if (!links.ok) return links;

  const orders = orderOf(forest, plan, points.value);
  const stamp = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  transactForest(forest, command, (writer) => {
    for (const planned of plan.points) {
      const place = points.value.get(planned.ref);
      if (place === undefined) continue;
      const orderKey = orders.keyOf.get(planned.ref) ?? "";
      writer.create(pointRef(place), pointFields({ ...planned, ...stamp, parentId: place.parentId, orderKey }));
    }
    for (const order of orders.plans) writeRekeyed(writer, forest.view, order);
    plan.links.forEach((planned, index) => {
      const place = links.value[index];
      if (place !== undefined) writer.create(linkRef(place), linkFields({ ...planned, ...stamp, from: place.from, to: place.to }));
    });
    if (plan.meta !== undefined) writer.setFlat(metaRef("forest", "planted"), plan.meta.planted);
  });
  return ok({ points: new Map([...points.value].map(([ref, place]) => [ref, place.id])), links: links.value.map((link) => link.id) });
}

function placePoints(forest: Forest, plan: Plan): Result<Map<string, Placed>, Refusal> {
  const byRef = new Map(plan.points.map((point) => [point.ref, point]));
  if (byRef.size !== plan.points.length) return err({ code: "duplicate-ref" });
  const placed = new Map<string, Placed>();
  for (const start of plan.points) {
    // Parents first, without recursion: a plan may be as deep as it likes.
    const path: Plan["points"] = [];
    const onPath = new Set<string>();
    for (let at: Plan["points"][number] | undefined = start; at !== undefined && !placed.has(at.ref); ) {
      if (onPath.has(at.ref)) return err({ code: "would-cycle", ref: at.ref });
      onPath.add(at.ref);
      path.push(at);
      at = at.parentRef === null ? undefined : byRef.get(at.parentRef);
    }
    for (const point of path.reverse()) {
      const place = placeOne(forest, point, placed);
      if (!place.ok) return place;
      placed.set(point.ref, place.value);
    }
  }
  return ok(placed);
}

function placeOne(forest: Forest, point: Plan["points"][number], placed: ReadonlyMap<string, Placed>): Result<Placed, Refusal> {
  const parent = point.parentRef === null ? null : (placed.get(point.parentRef) ?? (isPointId(point.parentRef) ? forest.view.point(point.parentRef) : undefined));
  if (parent === undefined) return err({ code: "unknown-ref", ref: point.ref });
  const parentIsPrivate = parent?.doc === "personal";
  if (parentIsPrivate && point.isPrivate === false) return err({ code: "parent-private", ref: point.ref });
  const doc = (point.isPrivate ?? (point.kind === "case" || parentIsPrivate)) ? "personal" : "forest";
  return ok({ id: forest.ids.newPointId(), doc, parentId: parent?.id ?? null });
}

interface PlacedLink {
  readonly id: LinkId;
  readonly doc: DocName;
  readonly from: EndId;
  readonly to: EndId;
}

function placeLinks(forest: Forest, plan: Plan, points: ReadonlyMap<string, Placed>): Result<PlacedLink[], Refusal> {
  const placed: PlacedLink[] = [];
  const byRef = new Map<string, { readonly id: EndId; readonly doc: DocName }>(points);
  const resolve = (ref: string): { readonly id: EndId; readonly doc: DocName } | undefined => byRef.get(ref) ?? (isEndId(ref) ? endRecord(forest.view, ref) : undefined);
  for (const link of plan.links) {
    const ref = link.ref ?? `${link.fromRef} → ${link.toRef}`;
    const from = resolve(link.fromRef);
    const to = resolve(link.toRef);
    if (from === undefined || to === undefined) return err({ code: "unknown-ref", ref });
    if (from.id === to.id) return err({ code: "same-end", ref });
    if (link.type === "free" && !link.phrase) return err({ code: "phrase-required", ref });
    if (link.ref !== undefined && byRef.has(link.ref)) return err({ code: "duplicate-ref", ref });
    const place: PlacedLink = { id: forest.ids.newLinkId(), doc: docOfLink(from, to), from: from.id, to: to.id };
    placed.push(place);
    if (link.ref !== undefined) byRef.set(link.ref, place);
  }
  return ok(placed);
}

/** Siblings stand in the order of the plan, after those that are there already. */
function orderOf(forest: Forest, plan: Plan, points: ReadonlyMap<string, Placed>): { keyOf: Map<string, string>; plans: OrderPlan[] } {
  const families = new Map<PointId | null, string[]>();
  for (const { ref } of plan.points) {
    const parentId = points.get(ref)?.parentId ?? null;
    const family = families.get(parentId);
    if (family === undefined) families.set(parentId, [ref]);
    else family.push(ref);
  }
  const keyOf = new Map<string, string>();
  const plans: OrderPlan[] = [];
  for (const [parentId, refs] of families) {
    const order = planOrder(forest.view, { parentId, count: refs.length });
    plans.push(order);
    refs.forEach((ref, index) => keyOf.set(ref, order.keys[index] ?? ""));
  }
  return { keyOf, plans };
}
