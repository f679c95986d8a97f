import * as z from "zod";
import { err, ok, type EndId, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Fields, FieldValue, Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import type { LinkRecord } from "../records.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef, pointRef } from "./recordRefs.ts";

const input = z.object({ id: pointIdInput });
export type SharePointInput = z.input<typeof input>;
export type SharePointError = { readonly code: "point-missing" | "already-shared" | "parent-private" } | ReadOnlyError;

/**
 * Shows a private point to every member, with its links whose other end is shared. Under the same id, so nothing that refers to it has
 * to change. Undo hides it again, but bytes that went to others cannot be called back: say so before calling this.
 */
export function sharePoint(forest: Forest, given: SharePointInput): Result<PointId, SharePointError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "point-missing");
  if (!parsed.ok) return parsed;
  const { id } = parsed.value;
  const { view } = forest;
  const record = view.point(id);
  if (record === undefined) return err({ code: "point-missing" });
  if (record.doc === "forest") return err({ code: "already-shared" });
  if (record.parentId !== null && view.point(record.parentId)?.doc !== "forest") return err({ code: "parent-private" });

  const links = linksSharedWith(view, id);
  transactForest(forest, "sharePoint", (writer) => {
    const { parent: _written, ...fields } = livingFields(writer, pointRef(record));
    // The written parent may be a private one in the trash: not even its id goes out.
    writer.create({ ...pointRef(record), doc: "forest" }, record.parentId === null ? fields : { ...fields, parent: record.parentId });
    writer.set(pointRef(record), "void", true);
    const isShared = (linkId: LinkId): boolean => links.some((link) => link.id === linkId) || isInForest(writer, linkId);
    for (const link of links) {
      writer.create({ ...linkRef(link), doc: "forest" }, shareableFields(writer, link, isShared));
      writer.set(linkRef(link), "void", true);
    }
  });
  return ok(id);
}

/** Private links that have only shared ends once `id` is shared; links at those links count in turn. */
function linksSharedWith(view: ForestView, id: PointId): LinkRecord[] {
  const shared = new Map<EndId, LinkRecord | null>([[id, null]]);
  const isShared = (end: EndId): boolean => shared.has(end) || (view.point(end as PointId) ?? view.link(end as LinkId))?.doc === "forest";
  // A Map visits what is added while it is walked.
  for (const end of shared.keys()) {
    for (const linkId of view.linksAt(end)) {
      const link = view.link(linkId);
      if (link?.doc === "personal" && isShared(link.from) && isShared(link.to)) shared.set(linkId, link);
    }
  }
  return [...shared.values()].filter((link) => link !== null);
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

function isInForest(writer: ForestWriter, id: LinkId): boolean {
  const fields = writer.fields(linkRef({ doc: "forest", id }));
  return Object.keys(fields).length > 0 && fields["void"] !== true;
}

function livingFields(writer: ForestWriter, ref: Parameters<ForestWriter["fields"]>[0]): Fields {
  const { void: _void, deletedAtMs: _at, deletedWith: _with, ...fields } = writer.fields(ref);
  return fields;
}
