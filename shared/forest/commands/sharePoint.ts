import * as z from "zod";
import { err, isPointId, ok, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Fields, FieldValue, Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { maskText } from "../maskText.ts";
import { linksSharedWith } from "../queries/linksSharedWith.ts";
import { ownerOfTree } from "../queries/treeOf.ts";
import type { LinkRecord, NameMask, PointRecord } from "../records.ts";
import { KEY_PREFIX, LIMITS } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { maskInput, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef, pointRef } from "./recordRefs.ts";

const maskPair = z.object({ name: maskInput.pipe(z.string().min(1)), alias: maskInput.pipe(z.string().min(1)) });
const input = z.object({
  id: pointIdInput,
  /** Names that go out as something else (化名): in the title, the texts, the tags and in what the links say. The private record keeps them. */
  masks: z.array(maskPair).default([]),
});
export type SharePointInput = z.input<typeof input>;
export type SharePointError = { readonly code: "point-missing" | "already-shared" | "parent-private" | "too-long" | "invalid-mask" } | ReadOnlyError;

/**
 * Shows a private point to every member, with its links whose other end is shared. Under the same id, so nothing that refers to it has
 * to change. Undo hides it again, but bytes that went to others cannot be called back: say so before calling this.
 */
export function sharePoint(forest: Forest, given: SharePointInput): Result<PointId, SharePointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { masks: "invalid-mask" }, "point-missing");
  if (!parsed.ok) return parsed;
  const { id, masks } = parsed.value;
  const { view } = forest;
  const record = view.point(id);
  if (record === undefined) return err({ code: "point-missing" });
  if (record.doc === "forest") return err({ code: "already-shared" });
  if (record.parentId !== null && view.point(record.parentId)?.doc !== "forest") return err({ code: "parent-private" });

  const links = linksSharedWith(view, id);
  if (!staysWithinLimits(record, links, masks)) return err({ code: "too-long" });
  transactForest(forest, "sharePoint", (writer) => {
    const { parent: _written, ...fields } = { ...withoutSeats(masked(livingFields(writer, pointRef(record)), masks)), ...shareableSeats(view, record) };
    // The written parent may be a private one in the trash: not even its id goes out.
    writer.create({ ...pointRef(record), doc: "forest" }, record.parentId === null ? fields : { ...fields, parent: record.parentId });
    writer.set(pointRef(record), "void", true);
    const isShared = (linkId: LinkId): boolean => links.some((link) => link.id === linkId) || isInForest(writer, linkId);
    for (const link of links) {
      writer.create({ ...linkRef(link), doc: "forest" }, masked(shareableFields(writer, link, isShared), masks));
      writer.set(linkRef(link), "void", true);
    }
  });
  return ok(id);
}

/** The fields of a link, but of the links it stands against only those that are shared. A private one gets the mark itself, so that no id of it goes out. */
function shareableFields(writer: ForestWriter, link: LinkRecord, isShared: (id: LinkId) => boolean): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(livingFields(writer, linkRef(link)))) {
    // SAFETY: only compared with ids that are stored.
    const other = key.startsWith(KEY_PREFIX.opposes) ? (key.slice(KEY_PREFIX.opposes.length) as LinkId) : null;
    if (other === null || isShared(other)) {
      fields[key] = value;
      continue;
    }
    const own = linkRef({ doc: "personal", id: other });
    if (writer.keys(own).length > 0) writer.set(own, KEY_PREFIX.opposes + link.id, true);
  }
  return fields;
}

const SAID = new Set(["title", "summary", "domain", "phrase", "reason", "passage"]);
const KEPT_IN_KEY = [KEY_PREFIX.alias, KEY_PREFIX.tag];

/** What people have written, with the names exchanged; what the program wrote (ids, kinds, times) as it is. */
function masked(fields: Fields, masks: readonly NameMask[]): Fields {
  if (masks.length === 0) return fields;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => {
    const prefix = KEPT_IN_KEY.find((each) => key.startsWith(each));
    if (prefix !== undefined) return [prefix + maskText(key.slice(prefix.length), masks), value];
    const isText = SAID.has(key) || (key.startsWith(KEY_PREFIX.field) && key !== TEMPLATE_KEY);
    return [key, isText && typeof value === "string" ? maskText(value, masks) : value];
  }));
}

/** Names an own template by its id: not a text. */
const TEMPLATE_KEY = `${KEY_PREFIX.field}case.template`;

/** An alias may be longer than the name it hides; a text that would be cut is refused instead. */
function staysWithinLimits(point: PointRecord, links: readonly LinkRecord[], masks: readonly NameMask[]): boolean {
  const fits = (text: string, limit: number): boolean => maskText(text, masks).length <= limit;
  return masks.length === 0 || (
    fits(point.title, LIMITS.title) && fits(point.summary, LIMITS.summary) && fits(point.domain, LIMITS.domain) && Object.values(point.fields).every((text) => fits(text, LIMITS.field))
    && point.aliases.every((alias) => fits(alias, LIMITS.alias)) && point.tags.every((tag) => fits(tag, LIMITS.tag))
    && links.every((link) => fits(link.phrase, LIMITS.phrase) && fits(link.reason, LIMITS.reason) && fits(link.passage, LIMITS.passage))
  );
}

function isInForest(writer: ForestWriter, id: LinkId): boolean {
  const fields = writer.fields(linkRef({ doc: "forest", id }));
  return Object.keys(fields).length > 0 && fields["void"] !== true;
}

const withoutSeats = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => !key.startsWith(KEY_PREFIX.seat)));

/** Its places in shared trees, so that nothing moves for whoever shares it. No private point is named: where it hung on one of them, it stands for itself. */
function shareableSeats(view: ForestView, record: PointRecord): Fields {
  const isShared = (id: string | null): boolean => id === null || (isPointId(id) && view.point(id)?.doc === "forest");
  const seats = (record.seats ?? []).filter(({ tree }) => isShared(ownerOfTree(tree)));
  return Object.fromEntries(seats.map(({ tree, sinceMs, branchId }) => [KEY_PREFIX.seat + tree, `${sinceMs} ${isShared(branchId) ? branchId : record.id}`]));
}

function livingFields(writer: ForestWriter, ref: Parameters<ForestWriter["fields"]>[0]): Fields {
  const { void: _void, deletedAtMs: _at, deletedWith: _with, ...fields } = writer.fields(ref);
  return fields;
}
