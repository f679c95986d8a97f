import type * as Y from "yjs";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { PointRecord, ReadProblem } from "../records.ts";
import { readPoint, type ReadPoint } from "../repair/readPoint.ts";
import { cutText, isStoredRecord } from "../repair/readFields.ts";
import { DOC_NAMES, ROOTS, type DocName } from "../schema.ts";
import { findParentLoops, type ParentLoop } from "./findParentLoops.ts";
import { liveliest } from "./liveliest.ts";
import { MultiIndex } from "./MultiIndex.ts";
import { SortedLists } from "./SortedLists.ts";

export interface PointChanges {
  /** Points whose record changed, appeared or went. */
  readonly changed: Set<PointId>;
  /** Points that became present, stopped being so, or changed document: links at them must be looked at again. */
  readonly presence: Set<PointId>;
  readonly structure: boolean;
}

/**
 * The points of both documents, merged and repaired, kept up to date by ids. The result depends on the documents alone, never on
 * the order in which changes came: that is what the property tests compare with a rebuild.
 */
export class PointIndex {
  readonly #roots: Readonly<Record<DocName, Y.Map<unknown>>>;
  readonly #read: Record<DocName, Map<PointId, ReadPoint>> = { forest: new Map(), personal: new Map() };
  readonly #unreadable: Record<DocName, Set<string>> = { forest: new Set(), personal: new Set() };
  /** The one of the (at most two) stored records that counts, unless it is void. */
  readonly #chosen = new Map<PointId, ReadPoint>();
  /** Written parent → records that name it, in the trash or not. */
  readonly #byWrittenParent = new MultiIndex<PointId, PointId>();
  /** Present child → present parent, before loops are cut. */
  readonly #edges = new Map<PointId, PointId>();
  readonly #loopOf = new Map<PointId, ParentLoop>();
  readonly #shown = new Map<PointId, PointRecord>();
  readonly #trash = new Map<PointId, PointRecord>();
  /** The reading from which a record with a repaired parent was made last. */
  readonly #repairedFrom = new Map<PointId, PointRecord>();
  readonly #children: SortedLists<PointId | null, PointId>;

  constructor(docs: Readonly<Record<DocName, Y.Doc>>) {
    this.#roots = { forest: docs.forest.getMap(ROOTS.points), personal: docs.personal.getMap(ROOTS.points) };
    this.#children = new SortedLists((a, b) => this.#compareSiblings(a, b));
  }

  get shown(): ReadonlyMap<PointId, PointRecord> {
    return this.#shown;
  }

  get trash(): ReadonlyMap<PointId, PointRecord> {
    return this.#trash;
  }

  children(parentId: PointId | null): readonly PointId[] {
    return this.#children.get(parentId);
  }

  /** Takes in what happened to these keys of the `points` roots. */
  update(dirty: Readonly<Record<DocName, ReadonlySet<string>>>): PointChanges {
    const touched = new Set<PointId>();
    for (const doc of DOC_NAMES) for (const key of dirty[doc]) this.#reread(doc, key, touched);
    const presence = new Set<PointId>();
    for (const id of touched) if (this.#choose(id)) presence.add(id);
    for (const id of presence) for (const child of this.#byWrittenParent.get(id)) touched.add(child);
    this.#relinkParents(touched);
    const changed = new Set<PointId>();
    let structure = presence.size > 0;
    for (const id of touched) {
      const outcome = this.#show(id);
      if (outcome !== "same") changed.add(id);
      if (outcome === "moved") structure = true;
    }
    this.#children.settle();
    return { changed, presence, structure };
  }

  /** Everything that a tolerant read had to repair, apart from records whose creation was undone. */
  *problems(): Generator<ReadProblem> {
    for (const doc of DOC_NAMES) {
      for (const key of this.#unreadable[doc]) yield { doc, id: cutText(key, 80), code: "unreadable-record" };
      for (const [id, read] of this.#read[doc]) {
        if (read.life === "void") continue;
        yield* read.problems;
        const parent = read.record.parentId;
        if (parent !== null && !this.#isStored(parent, doc)) yield { doc, id, code: "missing-parent", field: "parent" };
      }
    }
    for (const loop of new Set(this.#loopOf.values())) {
      yield { doc: this.#shown.get(loop.cut)?.doc ?? "forest", id: loop.cut, code: "cyclic-parents", field: "parent" };
    }
  }

  #isStored(id: PointId, seenFrom: DocName): boolean {
    return this.#read.forest.has(id) || (seenFrom === "personal" && this.#read.personal.has(id));
  }

  #reread(doc: DocName, key: string, ids: Set<PointId>): void {
    const value = this.#roots[doc].get(key);
    const id = isPointId(key) ? key : null;
    if (id !== null) ids.add(id);
    if (id !== null && isStoredRecord(value)) {
      this.#read[doc].set(id, readPoint(value, doc, id));
      this.#unreadable[doc].delete(key);
      return;
    }
    if (id !== null) this.#read[doc].delete(id);
    if (value === undefined) this.#unreadable[doc].delete(key);
    else this.#unreadable[doc].add(key);
  }

  /** Settles which stored record counts: the liveliest, and among equals the shared one. True when presence or document changed. */
  #choose(id: PointId): boolean {
    const before = this.#chosen.get(id);
    const read = liveliest(this.#read.forest.get(id), this.#read.personal.get(id));
    const after = read?.life === "void" ? undefined : read;
    if (after === undefined) this.#chosen.delete(id);
    else this.#chosen.set(id, after);
    this.#refile(id, before?.record.parentId ?? null, after?.record.parentId ?? null);
    return before?.life !== after?.life || before?.record.doc !== after?.record.doc;
  }

  #refile(id: PointId, parentBefore: PointId | null, parentAfter: PointId | null): void {
    if (parentBefore === parentAfter) return;
    if (parentBefore !== null) this.#byWrittenParent.remove(parentBefore, id);
    if (parentAfter !== null) this.#byWrittenParent.add(parentAfter, id);
  }

  /** The written parent, if it may serve as one: present, and not private to a shared child. */
  #usableParent(read: ReadPoint): PointId | null {
    const parentId = read.record.parentId;
    const parent = parentId === null ? undefined : this.#chosen.get(parentId);
    if (parent?.life !== "present") return null;
    return read.record.doc === "forest" && parent.record.doc === "personal" ? null : parentId;
  }

  /** Brings edges and loops up to date. Adds the points whose cut changed to `touched`. */
  #relinkParents(touched: Set<PointId>): void {
    const moved: PointId[] = [];
    for (const id of touched) {
      const read = this.#chosen.get(id);
      const parent = read?.life === "present" ? this.#usableParent(read) : null;
      if ((this.#edges.get(id) ?? null) === parent) continue;
      if (parent === null) this.#edges.delete(id);
      else this.#edges.set(id, parent);
      moved.push(id);
    }
    for (const id of moved) {
      const loop = this.#loopOf.get(id);
      if (loop === undefined) continue;
      for (const member of loop.members) this.#loopOf.delete(member);
      touched.add(loop.cut);
    }
    // A new loop needs a new edge, so walking up from the moved points finds them all.
    for (const loop of findParentLoops(moved, this.#edges)) {
      if (this.#loopOf.has(loop.cut)) continue;
      for (const member of loop.members) this.#loopOf.set(member, loop);
      touched.add(loop.cut);
    }
  }

  #show(id: PointId): "same" | "changed" | "moved" {
    const read = this.#chosen.get(id);
    const shownBefore = this.#shown.get(id);
    const trashedBefore = this.#trash.get(id);
    const record = read === undefined ? undefined : this.#recordOf(read, shownBefore ?? trashedBefore);
    const shown = read?.life === "present" ? record : undefined;
    const trashed = read?.life === "trashed" ? record : undefined;
    put(this.#shown, id, shown);
    put(this.#trash, id, trashed);
    if (this.#replace(shownBefore, shown)) return "moved";
    return shownBefore !== shown || trashedBefore !== trashed ? "changed" : "same";
  }

  /** Takes a record from its old place among siblings to its new one. False when the place is the same. */
  #replace(before: PointRecord | undefined, after: PointRecord | undefined): boolean {
    if (before?.parentId === after?.parentId && before?.orderKey === after?.orderKey) return false;
    if (before !== undefined) this.#children.remove(before.parentId, before.id);
    if (after !== undefined) this.#children.add(after.parentId, after.id);
    return true;
  }

  #recordOf(read: ReadPoint, before: PointRecord | undefined): PointRecord {
    const { record } = read;
    const parentId = this.#effectiveParent(read);
    if (record.parentId === parentId) return record;
    // The same reading as before keeps its object, so that readers can compare by identity.
    if (before !== undefined && before.parentId === parentId && this.#repairedFrom.get(record.id) === record) return before;
    this.#repairedFrom.set(record.id, record);
    return Object.freeze({ ...record, parentId });
  }

  #effectiveParent(read: ReadPoint): PointId | null {
    const { id } = read.record;
    if (read.life !== "present") return this.#usableParent(read);
    return this.#loopOf.get(id)?.cut === id ? null : (this.#edges.get(id) ?? null);
  }

  #compareSiblings(a: PointId, b: PointId): number {
    const keyA = this.#shown.get(a)?.orderKey ?? "";
    const keyB = this.#shown.get(b)?.orderKey ?? "";
    if (keyA !== keyB) return keyA < keyB ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
