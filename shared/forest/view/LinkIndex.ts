import type * as Y from "yjs";
import { isLinkId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { LinkRecord, PointRecord, ReadProblem } from "../records.ts";
import { readLink, type ReadLink } from "../repair/readLink.ts";
import { cutText, isStoredRecord } from "../repair/readFields.ts";
import { DOC_NAMES, ROOTS, type DocName } from "../schema.ts";
import { liveliest } from "./liveliest.ts";
import { MultiIndex } from "./MultiIndex.ts";
import { OppositionIndex } from "./OppositionIndex.ts";
import { SortedLists } from "./SortedLists.ts";

/** Ends were checked when read; the prefix is enough here, where every link passes on opening. */
const isLinkEnd = (end: EndId): end is LinkId => end.startsWith("ln_");

const oldestFirst = (a: LinkRecord, b: LinkRecord): number => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The links of both documents and which of them are live, kept up to date by ids. Liveness is the least fixpoint of "present, and both
 * ends live": a link that ends in itself through other links never gets there.
 */
export class LinkIndex {
  readonly #roots: Readonly<Record<DocName, Y.Map<unknown>>>;
  readonly #points: ReadonlyMap<PointId, PointRecord>;
  readonly #read: Record<DocName, Map<LinkId, ReadLink>> = { forest: new Map(), personal: new Map() };
  readonly #unreadable: Record<DocName, Set<string>> = { forest: new Set(), personal: new Set() };
  /** Present links that could be live if their ends are. */
  readonly #candidates = new Map<LinkId, LinkRecord>();
  readonly #byEnd = new MultiIndex<EndId, LinkId>();
  readonly #oppositions = new OppositionIndex();
  readonly #live = new Map<LinkId, LinkRecord>();
  readonly #trash = new Map<LinkId, LinkRecord>();
  readonly #at = new SortedLists<EndId, LinkRecord>(oldestFirst);
  readonly #atIds = new WeakMap<readonly LinkRecord[], readonly LinkId[]>();

  constructor(docs: Readonly<Record<DocName, Y.Doc>>, points: ReadonlyMap<PointId, PointRecord>) {
    this.#roots = { forest: docs.forest.getMap(ROOTS.links), personal: docs.personal.getMap(ROOTS.links) };
    this.#points = points;
  }

  get live(): ReadonlyMap<LinkId, LinkRecord> {
    return this.#live;
  }

  get trash(): ReadonlyMap<LinkId, LinkRecord> {
    return this.#trash;
  }

  linksAt(end: EndId): readonly LinkId[] {
    const records = this.#at.get(end);
    let ids = this.#atIds.get(records);
    if (ids === undefined) {
      ids = Object.freeze(records.map((record) => record.id));
      this.#atIds.set(records, ids);
    }
    return ids;
  }

  /** As many as `linksAt` names, without making that list: whoever asks for every point must not leave a list behind at each. */
  linkCountAt(end: EndId): number {
    return this.#at.get(end).length;
  }

  /** Present links with this end that nobody sees, because one of their ends is not live; by id. */
  hiddenAt(end: EndId): readonly LinkRecord[] {
    const hidden: LinkRecord[] = [];
    for (const id of this.#byEnd.get(end)) {
      const record = this.#live.has(id) ? undefined : this.#candidates.get(id);
      if (record !== undefined) hidden.push(record);
    }
    return hidden.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Takes in what happened to these keys of the `links` roots and to these points. Returns the links that changed for a reader. */
  update(dirty: Readonly<Record<DocName, ReadonlySet<string>>>, points: ReadonlySet<PointId>): Set<LinkId> {
    const ids = new Set<LinkId>();
    for (const doc of DOC_NAMES) for (const key of dirty[doc]) this.#reread(doc, key, ids);
    const changed = new Set<LinkId>();
    const opposed = new Set<LinkId>();
    for (const id of ids) if (this.#choose(id, opposed)) changed.add(id);
    const affected = this.#reachedFrom(ids, points);
    const liveNow = this.#settleLiveness(affected);
    const isLive = (id: LinkId): boolean => (affected.has(id) ? liveNow.has(id) : this.#live.has(id));
    for (const id of affected) if (this.#live.has(id) !== liveNow.has(id)) for (const other of this.#oppositions.opposites(id)) opposed.add(other);
    // Before any is shown: what is live was settled above, and showing changes what `#live` says.
    const others = [...opposed].filter((id) => !affected.has(id) && this.#live.has(id));
    for (const id of affected) if (this.#show(id, isLive)) changed.add(id);
    for (const id of others) if (this.#show(id, isLive)) changed.add(id);
    this.#at.settle();
    return changed;
  }

  *problems(): Generator<ReadProblem> {
    for (const doc of DOC_NAMES) {
      for (const key of this.#unreadable[doc]) yield { doc, id: cutText(key, 80), code: "unreadable-record" };
      for (const read of this.#read[doc].values()) if (read.life !== "void") yield* read.problems;
    }
  }

  #reread(doc: DocName, key: string, ids: Set<LinkId>): void {
    const value = this.#roots[doc].get(key);
    const id = isLinkId(key) ? key : null;
    if (id !== null) ids.add(id);
    if (id !== null && isStoredRecord(value)) {
      this.#read[doc].set(id, readLink(value, doc, id));
      this.#unreadable[doc].delete(key);
      return;
    }
    if (id !== null) this.#read[doc].delete(id);
    if (value === undefined) this.#unreadable[doc].delete(key);
    else this.#unreadable[doc].add(key);
  }

  /** Settles which stored record counts and indexes its ends. True when anything of it was or is known to readers. Adds the links it stands against to `opposed`. */
  #choose(id: LinkId, opposed: Set<LinkId>): boolean {
    const before = this.#candidates.get(id);
    const wasInTrash = this.#trash.has(id);
    const read = liveliest(this.#read.forest.get(id), this.#read.personal.get(id));
    const candidate = candidateOf(read);
    const trashed = read?.life === "trashed" ? read.record : null;
    if (before !== undefined) this.#unindex(before);
    if (candidate === null) this.#candidates.delete(id);
    else {
      this.#candidates.set(id, candidate);
      this.#index(candidate);
    }
    for (const other of this.#oppositions.file(id, candidate)) opposed.add(other);
    if (trashed === null) this.#trash.delete(id);
    else this.#trash.set(id, trashed);
    return before !== undefined || wasInTrash || candidate !== null || trashed !== null;
  }

  #index(record: LinkRecord): void {
    this.#byEnd.add(record.from, record.id);
    this.#byEnd.add(record.to, record.id);
  }

  #unindex(record: LinkRecord): void {
    this.#byEnd.remove(record.from, record.id);
    this.#byEnd.remove(record.to, record.id);
  }

  /** These links, the links at these points, and everything that stands on them. */
  #reachedFrom(links: ReadonlySet<LinkId>, points: ReadonlySet<PointId>): Set<LinkId> {
    const affected = new Set(links);
    for (const point of points) for (const id of this.#byEnd.get(point)) affected.add(id);
    // A Set visits what is added while it is walked.
    for (const id of affected) for (const above of this.#byEnd.get(id)) affected.add(above);
    return affected;
  }

  /** Least fixpoint over the affected links, from the ground up; what is not reached from firm ground stays dead. */
  #settleLiveness(affected: ReadonlySet<LinkId>): Set<LinkId> {
    const waiting = new Map<LinkId, number>();
    const ready: LinkId[] = [];
    for (const id of affected) {
      const record = this.#candidates.get(id);
      if (record === undefined) continue;
      const pending = this.#pendingEnds(record, affected);
      if (pending === 0) ready.push(id);
      else if (pending !== null) waiting.set(id, pending);
    }
    const live = new Set<LinkId>();
    for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
      live.add(id);
      const under = this.#candidates.get(id);
      for (const above of this.#byEnd.get(id)) {
        const pending = waiting.get(above);
        if (pending === undefined || !canSee(this.#candidates.get(above), under)) continue;
        waiting.set(above, pending - 1);
        if (pending === 1) ready.push(above);
      }
    }
    return live;
  }

  /** How many ends still have to prove live; null when one is dead for sure. */
  #pendingEnds(record: LinkRecord, affected: ReadonlySet<LinkId>): number | null {
    const from = this.#pendingEnd(record, record.from, affected);
    const to = this.#pendingEnd(record, record.to, affected);
    return from === null || to === null ? null : from + to;
  }

  #pendingEnd(record: LinkRecord, end: EndId, affected: ReadonlySet<LinkId>): 0 | 1 | null {
    if (isLinkEnd(end)) return affected.has(end) ? 1 : canSee(record, this.#live.get(end)) ? 0 : null;
    return canSee(record, this.#points.get(end)) ? 0 : null;
  }

  #show(id: LinkId, isLive: (id: LinkId) => boolean): boolean {
    const before = this.#live.get(id);
    const candidate = isLive(id) ? this.#candidates.get(id) : undefined;
    const after = candidate === undefined ? undefined : this.#oppositions.complete(candidate, before, isLive);
    if (after === before) return false;
    if (before !== undefined) {
      this.#at.remove(before.from, before);
      this.#at.remove(before.to, before);
    }
    if (after === undefined) this.#live.delete(id);
    else {
      this.#live.set(id, after);
      this.#at.add(after.from, after);
      this.#at.add(after.to, after);
    }
    return true;
  }
}

/** A record that may be live: present, with two different ends. */
function candidateOf(read: ReadLink | undefined): LinkRecord | null {
  if (read === undefined || read.life !== "present" || read.record === null) return null;
  return read.record.from === read.record.to ? null : read.record;
}

/** A shared link sees shared ends only: what one person sees at it is what every member sees. */
function canSee(link: LinkRecord | undefined, end: PointRecord | LinkRecord | undefined): boolean {
  return link !== undefined && end !== undefined && (link.doc === "personal" || end.doc === "forest");
}
