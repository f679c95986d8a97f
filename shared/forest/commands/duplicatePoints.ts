import * as z from "zod";
import { err, isPointId, ok, type EndId, type LinkId, type PointId, type Result } from "#shared/kernel/index.ts";
import type { Fields, FieldValue, Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { orderKeysBetween } from "../orderKey.ts";
import { planOrder, type OrderPlan } from "../planOrder.ts";
import { descendantsOf } from "../queries/descendantsOf.ts";
import type { LinkRecord, PointRecord } from "../records.ts";
import { KEY_PREFIX, LIMITS } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { cleanLine, pointIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef, pointRef } from "./recordRefs.ts";
import { topmostPoints } from "./topmostPoints.ts";
import { writeRekeyed } from "./writeRekeyed.ts";

/** More at once is rather a mistake than a wish. */
const MOST_COPIES = 2_000;

const input = z.object({
  ids: z.array(pointIdInput).min(1),
  /** Also the links between what is copied and the rest of the forest. */
  withLinks: z.boolean(),
  /** Put after the titles of the copied branches, where there is room for it. */
  suffix: z.string().max(LIMITS.title).default(""),
});
export type DuplicatePointsInput = z.input<typeof input>;
export type DuplicatePointsError = { readonly code: "point-missing" | "too-many" | "too-long" } | ReadOnlyError;
export interface DuplicatedPoints {
  /** The copies of the branches, in the order of what was asked for. */
  readonly ids: readonly PointId[];
  /** Of every point that was copied. */
  readonly copyOf: ReadonlyMap<PointId, PointId>;
  readonly links: readonly LinkId[];
}

/**
 * Copies branches, each right after the last of those that were copied among its siblings, with the links inside them. A copy is as private as its
 * original. What tells of one record alone is not copied: where it was planted from, who agreed with it, where a branch is pinned.
 */
export function duplicatePoints(forest: Forest, given: DuplicatePointsInput): Result<DuplicatedPoints, DuplicatePointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { ids: "point-missing" }, "too-long");
  if (!parsed.ok) return parsed;
  const { ids, withLinks, suffix } = parsed.value;
  const { view } = forest;
  const asked = new Set(ids);
  if ([...asked].some((id) => view.point(id) === undefined)) return err({ code: "point-missing" });
  const roots = topmostPoints(view, asked);
  const originals = roots.flatMap((root) => [root.id, ...descendantsOf(view, root.id)]);
  if (originals.length > MOST_COPIES) return err({ code: "too-many" });

  const copyOf = new Map(originals.map((id) => [id, forest.ids.newPointId()]));
  const links = linksToCopy(view, originals, withLinks);
  const linkCopies = new Map(links.map((link) => [link.id, forest.ids.newLinkId()]));
  const copier = new Copier(forest, { copyOf, linkCopies, suffix });
  const families = planFamilies(view, roots);
  transactForest(forest, "duplicatePoints", (writer) => {
    for (const { members, order } of families) {
      members.forEach((root, index) => copier.copyBranch(writer, root, order.keys[index] ?? ""));
      writeRekeyed(writer, view, order);
    }
    for (const link of links) copier.copyLink(writer, link);
  });
  return ok({ ids: roots.map((root) => copyOf.get(root.id) ?? root.id), copyOf, links: [...linkCopies.values()] });
}

/** Links with both ends copied, or with one of them. A link that is copied is itself an end that is copied. */
function linksToCopy(view: ForestView, originals: readonly PointId[], withLinks: boolean): LinkRecord[] {
  const copied = new Map<EndId, LinkRecord | null>(originals.map((id) => [id, null]));
  // A Map visits what is added while it is walked.
  for (const end of copied.keys()) {
    for (const id of view.linksAt(end)) {
      const link = view.link(id);
      if (link !== undefined && !copied.has(id) && (withLinks || (copied.has(link.from) && copied.has(link.to)))) copied.set(id, link);
    }
  }
  return [...copied.values()].filter((link) => link !== null);
}

/** The branches under one parent get their places together, so that no two of them want the same. */
function planFamilies(view: ForestView, roots: readonly PointRecord[]): { readonly members: readonly PointRecord[]; readonly order: OrderPlan }[] {
  const families = new Map<PointId | null, PointRecord[]>();
  for (const root of roots) families.set(root.parentId, [...(families.get(root.parentId) ?? []), root]);
  return [...families].map(([parentId, members]) => {
    const places = new Map(view.children(parentId).map((id, place) => [id, place]));
    members.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    return { members, order: planOrder(view, { parentId, afterId: members.at(-1)?.id, count: members.length }) };
  });
}

/** What belongs to one record and not to a copy of it. */
const OWN_KEYS: ReadonlySet<string> = new Set(["void", "deletedAtMs", "deletedWith", "parent", "order", "from", "to", "createdAtMs", "createdBy", "src", "srcId", "srcVersion", "srcHash"]);
const isOwn = (key: string): boolean => OWN_KEYS.has(key) || key.startsWith(KEY_PREFIX.review) || key.startsWith(KEY_PREFIX.opposes) || key.startsWith(KEY_PREFIX.seat);

interface Copies {
  readonly copyOf: ReadonlyMap<PointId, PointId>;
  readonly linkCopies: ReadonlyMap<LinkId, LinkId>;
  readonly suffix: string;
}

class Copier {
  readonly #forest: Forest;
  readonly #copies: Copies;
  readonly #birth: Fields;

  constructor(forest: Forest, copies: Copies) {
    this.#forest = forest;
    this.#copies = copies;
    this.#birth = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  }

  copyBranch(writer: ForestWriter, root: PointRecord, orderKey: string): void {
    const title = cleanLine(root.title + this.#copies.suffix);
    const fields = withoutPin(copiedFields(writer, root));
    this.#create(writer, root, { ...fields, title: title.length > LIMITS.title ? root.title : title, order: orderKey, ...(root.parentId === null ? {} : { parent: root.parentId }) });
    // Pins are relative to the tree: they hold in a copy of the whole tree only.
    this.#copyBelow(writer, root, root.kind === "module");
  }

  #copyBelow(writer: ForestWriter, root: PointRecord, keepsPins: boolean): void {
    const { view } = this.#forest;
    const stack: { readonly parent: PointRecord; readonly keepsPins: boolean }[] = [{ parent: root, keepsPins }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const children = view.children(at.parent.id);
      const keys = orderKeysBetween(null, null, children.length);
      for (const [index, id] of children.entries()) {
        const child = view.point(id);
        if (child === undefined) continue;
        const isTree = child.kind === "module";
        const fields = copiedFields(writer, child);
        const parent = this.#copies.copyOf.get(at.parent.id) ?? at.parent.id;
        this.#create(writer, child, { ...(at.keepsPins && !isTree ? fields : withoutPin(fields)), order: keys[index] ?? "", parent });
        stack.push({ parent: child, keepsPins: isTree || at.keepsPins });
      }
    }
  }

  copyLink(writer: ForestWriter, link: LinkRecord): void {
    const id = this.#copies.linkCopies.get(link.id);
    if (id === undefined) return;
    const fields = { type: link.type, ...copied(writer.fields(linkRef(link))), from: this.#endOf(link.from), to: this.#endOf(link.to), ...this.#birth };
    writer.create(linkRef({ doc: link.doc, id }), fields);
  }

  #create(writer: ForestWriter, original: PointRecord, fields: Fields): void {
    const id = this.#copies.copyOf.get(original.id);
    if (id !== undefined) writer.create(pointRef({ doc: original.doc, id }), { ...fields, ...this.#birth });
  }

  /** The copy of an end, or the end itself when it is none of what is copied. */
  #endOf(end: EndId): EndId {
    return (isPointId(end) ? this.#copies.copyOf.get(end) : this.#copies.linkCopies.get(end)) ?? end;
  }
}

function copiedFields(writer: ForestWriter, point: PointRecord): Fields {
  // What cannot be read is copied as it is read; a kind of a newer version stays what it is.
  return { kind: point.kind, title: point.title, ...copied(writer.fields(pointRef(point))) };
}

function copied(fields: Fields): Fields {
  const entries: [string, FieldValue][] = Object.entries(fields).filter(([key]) => !isOwn(key));
  return Object.fromEntries(entries);
}

function withoutPin({ pos: _pos, ...fields }: Fields): Fields {
  return fields;
}
