import * as z from "zod";
import { err, isPointId, ok, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { LinkRecord } from "../records.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { kindInput, linkIdInput, linkTypeInput, phraseInput, placeInput, pointIdInput, readInput, titleInput, type ReadOnlyError } from "./commandInput.ts";
import { linkFields } from "./linkFields.ts";
import { planNewPoint, type NewPointPlace, type PlannedNewPoint } from "./planNewPoint.ts";
import { linkRef } from "./recordRefs.ts";
import { unseenLinksAt, writeMovedEnds } from "./writeMovedEnds.ts";
import { writeMovedNames } from "./writeMovedNames.ts";
import { writeMovedOpposition } from "./writeMovedOpposition.ts";

const input = z.object({
  linkId: linkIdInput,
  title: titleInput,
  /** Left open, the new point stands right after the end the link comes from. */
  parentId: pointIdInput.nullable().optional(),
  kind: kindInput.default("point"),
  /** What leads on from the new point; left open, the same again. */
  secondType: linkTypeInput.optional(),
  secondPhrase: phraseInput.optional(),
  /** Pinned there in the grove. */
  pos: placeInput.nullable().optional(),
});
export type InsertPointInLinkInput = z.input<typeof input>;
export type InsertPointInLinkError = { readonly code: "link-missing" | "invalid-title" | "parent-missing" | "end-private" | "phrase-required" | "unknown-kind" | "unknown-type" | "bad-place" | "too-long" } | ReadOnlyError;
export interface InsertedPoint {
  readonly pointId: PointId;
  /** To the new point: says what the old link said. What stood on that one stands on this one, and walks that halted there halt here. */
  readonly firstId: LinkId;
  readonly secondId: LinkId;
}
const CODES = { linkId: "link-missing", title: "invalid-title", parentId: "parent-missing", kind: "unknown-kind", secondType: "unknown-type", pos: "bad-place" } as const;

/**
 * Puts a new point between the two ends of a link: one link to it, one on from it, and the old one in the trash. In a private link the
 * new point is private, too; a shared link cannot lead over a private place.
 */
export function insertPointInLink(forest: Forest, given: InsertPointInLinkInput): Result<InsertedPoint, InsertPointInLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, CODES, "too-long");
  if (!parsed.ok) return parsed;
  const { linkId, title, kind, pos, parentId, secondType, secondPhrase } = parsed.value;
  const link = forest.view.link(linkId);
  if (link === undefined) return err({ code: "link-missing" });
  const type = secondType ?? link.type;
  // The phrase of a free link is its type: the same again means the same phrase.
  const phrase = secondPhrase ?? (type === "free" && link.type === "free" ? link.phrase : "");
  if (type === "free" && phrase === "") return err({ code: "phrase-required" });
  const place = parentId === undefined ? besideStart(forest.view, link) : { parentId };
  const point = planNewPoint(forest, { title, kind, pos }, { ...place, isPrivate: link.doc === "personal" });
  if (!point.ok) return err({ code: point.error.code === "parent-missing" ? "parent-missing" : "end-private" });
  return ok(write(forest, { link, point: point.value, type, phrase }));
}

function besideStart(view: ForestView, link: LinkRecord): NewPointPlace {
  const start = [link.from, link.to].find(isPointId);
  const record = start === undefined ? undefined : view.point(start);
  return record === undefined ? { parentId: null } : { parentId: record.parentId, afterId: record.id };
}

interface Insertion {
  readonly link: LinkRecord;
  readonly point: PlannedNewPoint;
  readonly type: LinkRecord["type"];
  readonly phrase: string;
}

function write(forest: Forest, { link, point, type, phrase }: Insertion): InsertedPoint {
  const { view } = forest;
  const first = { id: forest.ids.newLinkId(), doc: link.doc };
  const second = { id: forest.ids.newLinkId(), doc: link.doc };
  const ends = new Map([[link.id, first.id]]);
  const above = view.linksAt(link.id).map((id) => view.link(id)).filter((record) => record !== undefined);
  const unseen = unseenLinksAt(forest, ends);
  transactForest(forest, "insertPointInLink", (writer) => {
    point.write(writer);
    writer.create(linkRef(first), linkFields({ ...point.birth, from: link.from, to: point.id, type: link.type, phrase: link.phrase, reason: link.reason, passage: link.passage }));
    writer.create(linkRef(second), linkFields({ ...point.birth, from: point.id, to: link.to, type, phrase }));
    writeMovedEnds(writer, [...above, ...unseen], ends);
    writeMovedNames(writer, view, ends);
    writeMovedOpposition(writer, view, { old: link, next: first });
    writer.set(linkRef(link), "deletedAtMs", point.birth.createdAtMs);
  });
  return { pointId: point.id, firstId: first.id, secondId: second.id };
}
