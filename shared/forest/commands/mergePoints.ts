import * as z from "zod";
import { err, ok, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { planOrder, type OrderPlan } from "../planOrder.ts";
import { ancestorsOf } from "../queries/ancestorsOf.ts";
import type { LinkRecord, PointRecord } from "../records.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { planMerge, type MergePlan, type MergeRefusal } from "./planMerge.ts";
import { linkRef, pointRef } from "./recordRefs.ts";
import { unseenLinksAt, writeMovedEnds } from "./writeMovedEnds.ts";
import { writeMovedNames } from "./writeMovedNames.ts";
import { writeMovedOpposition } from "./writeMovedOpposition.ts";
import { writeRekeyed } from "./writeRekeyed.ts";
import { planSeats, writeSeats } from "./writeSeats.ts";

const input = z.object({ keepId: pointIdInput, ids: z.array(pointIdInput) });
export type MergePointsInput = z.input<typeof input>;
export type MergePointsError = { readonly code: MergeRefusal } | ReadOnlyError;
export interface MergedPoints {
  readonly id: PointId;
  /** Links that have another end now: the kept point, or a link that says what theirs said. */
  readonly moved: readonly LinkId[];
  /** Links in the trash now, because another one says the same; their reasons and what people thought of them stand there. */
  readonly joined: readonly LinkId[];
  /** Links in the trash now, because they joined these points to each other. */
  readonly folded: readonly LinkId[];
}

/**
 * Makes one point of several: names, tags, texts, links and children of the others go to the one that is kept, walks that halt at them
 * halt there, and the emptied points go to the trash. A title that is too long for an alias stands at the head of the text that comes with it. All of them must be shared, or all
 * private: what only one person sees is never written into what everybody sees, nor the other way round.
 */
export function mergePoints(forest: Forest, given: MergePointsInput): Result<MergedPoints, MergePointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "point-missing");
  if (!parsed.ok) return parsed;
  const { keepId, ids } = parsed.value;
  const plan = planMerge(forest.view, keepId, ids);
  if (!plan.ok) return plan;
  const { links } = plan.value;
  write(forest, plan.value);
  const idsOf = (records: Iterable<LinkRecord>): LinkId[] => [...records].map((link) => link.id);
  return ok({ id: keepId, moved: idsOf(links.moved), joined: idsOf(links.joined.keys()), folded: idsOf(links.folded) });
}

function write(forest: Forest, merge: MergePlan): void {
  const { keep, others } = merge;
  const deletedAtMs = forest.clock.now();
  const places = planPlaces(forest.view, keep, others);
  const seats = planMovedSeats(forest.view, keep, places);
  const unseen = unseenLinksAt(forest, merge.links.ends);
  transactForest(forest, "mergePoints", (writer) => {
    writeTexts(writer, merge);
    writeLinks(writer, forest.view, merge, deletedAtMs);
    writeMovedEnds(writer, unseen, merge.links.ends);
    writeMovedNames(writer, forest.view, merge.links.ends);
    for (const { records, parentId, order } of places) {
      records.forEach((record, index) => {
        writer.set(pointRef(record), "parent", parentId ?? undefined);
        writer.set(pointRef(record), "order", order.keys[index]);
      });
      writeRekeyed(writer, forest.view, order);
    }
    writeSeats(writer, seats, forest.clock);
    for (const other of others) {
      writer.set(pointRef(other), "deletedAtMs", deletedAtMs);
      writer.set(pointRef(other), "deletedWith", other.id);
    }
  });
}

function writeTexts(writer: ForestWriter, { keep, summary, aliases, tags, fields }: MergePlan): void {
  const ref = pointRef(keep);
  if (summary !== keep.summary.trim()) writer.set(ref, "summary", summary);
  for (const alias of aliases) writer.set(ref, KEY_PREFIX.alias + alias, true);
  for (const tag of tags) writer.set(ref, KEY_PREFIX.tag + tag, true);
  for (const [name, text] of Object.entries(fields)) writer.set(ref, KEY_PREFIX.field + name, text);
}

function writeLinks(writer: ForestWriter, view: ForestView, { links, reasons, passages }: MergePlan, deletedAtMs: number): void {
  writeMovedEnds(writer, links.moved, links.ends);
  for (const [into, reason] of reasons) if (reason !== into.reason.trim()) writer.set(linkRef(into), "reason", reason);
  for (const [into, passage] of passages) writer.set(linkRef(into), "passage", passage || undefined);
  for (const [link, into] of links.joined) {
    // What a person has drawn is no mere suggestion, even if the skeleton has drawn it, too.
    if (!link.suggested) writer.set(linkRef(into), "suggested", undefined);
    writeMissingReviews(writer, link, into);
    writeMovedOpposition(writer, view, { old: link, next: into }, links.ends);
  }
  for (const link of [...links.joined.keys(), ...links.folded]) writer.set(linkRef(link), "deletedAtMs", deletedAtMs);
}

/** What people thought of a link goes to the one that says the same now, in the same document; who has said something of that one said it of that one. */
function writeMissingReviews(writer: ForestWriter, link: LinkRecord, into: LinkRecord): void {
  const said = new Set(writer.keys(linkRef(into)));
  for (const [key, value] of Object.entries(writer.fields(linkRef(link)))) {
    if (key.startsWith(KEY_PREFIX.review) && !said.has(key)) writer.set(linkRef(into), key, value);
  }
}

interface Place {
  readonly records: readonly PointRecord[];
  readonly parentId: PointId | null;
  readonly order: OrderPlan;
}

/** Where points go: the children of the others below the kept one, and it, if it stood below one of the others, to the place of the highest of these. */
function planPlaces(view: ForestView, keep: PointRecord, others: readonly PointRecord[]): Place[] {
  const merged = new Set([keep.id, ...others.map((other) => other.id)]);
  const places: Place[] = [];
  const above = ancestorsOf(view, keep.id).reverse().find((record) => merged.has(record.id));
  if (above !== undefined) places.push({ records: [keep], parentId: above.parentId, order: planOrder(view, { parentId: above.parentId, afterId: above.id, count: 1 }) });
  const children = others.flatMap((other) => view.children(other.id)).filter((id) => !merged.has(id)).map((id) => view.point(id)).filter((record) => record !== undefined);
  if (children.length > 0) places.push({ records: children, parentId: keep.id, order: planOrder(view, { parentId: keep.id, count: children.length }) });
  return places;
}

/** The children come below the kept point where that stands afterwards. */
function planMovedSeats(view: ForestView, keep: PointRecord, places: readonly Place[]): ReturnType<typeof planSeats> {
  const up = places.find(({ records }) => records.includes(keep));
  const kept = { ...keep, parentId: up === undefined ? keep.parentId : up.parentId };
  return places.flatMap(({ records, parentId }) => planSeats(view, records, parentId === keep.id ? kept : parentId === null ? null : (view.point(parentId) ?? null)));
}
