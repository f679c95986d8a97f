import type * as Y from "yjs";
import { invariant, type EndId, type LinkId, type PersonId, type PointId } from "#shared/kernel/index.ts";
import type { ForestMeta, LinkRecord, MilestoneRecord, NameMask, PointRecord, ReadProblem, SavedViewRecord } from "../records.ts";
import { readMasks, readMeta, readPeople } from "../repair/readMeta.ts";
import { readMilestones } from "../repair/readMilestones.ts";
import { readViews, type ReadViews } from "../repair/readViews.ts";
import { DOC_NAMES, ROOTS, type DocName } from "../schema.ts";
import type { ForestChange, ForestView } from "./forestViewTypes.ts";
import { LinkIndex } from "./LinkIndex.ts";
import { noteKeys } from "./noteKeys.ts";
import { PointIndex } from "./PointIndex.ts";

type DirtyKeys = Record<DocName, Set<string>>;
const noKeys = (): DirtyKeys => ({ forest: new Set(), personal: new Set() });

const newestFirst = (a: { deletedAtMs: number | null; id: string }, b: { deletedAtMs: number | null; id: string }): number =>
  (b.deletedAtMs ?? 0) - (a.deletedAtMs ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The one view over the documents of a forest. Observers only note which keys changed; `settle` reads those keys and sends one notice,
 * however many documents and transactions were involved.
 */
export class DocumentForestView implements ForestView {
  readonly #docs: Readonly<Record<DocName, Y.Doc>>;
  readonly #points: PointIndex;
  readonly #links: LinkIndex;
  readonly #listeners = new Set<(change: ForestChange) => void>();
  readonly #stopObserving: (() => void)[] = [];
  #dirtyPoints = noKeys();
  #dirtyLinks = noKeys();
  #metaDirty = true;
  #viewsDirty = true;
  #batchDepth = 0;
  #notifying = false;
  #version = 0;
  #meta: ForestMeta;
  #minReader = 1;
  #people = new Map<PersonId, string>();
  #milestones: readonly MilestoneRecord[] = [];
  #masks: readonly NameMask[] = [];
  #views: ReadViews = { records: [], trashed: [], problems: [] };
  #metaProblems: readonly ReadProblem[] = [];
  #trashedPoints: readonly PointRecord[] | null = null;
  #trashedLinks: readonly LinkRecord[] | null = null;
  #problems: readonly ReadProblem[] | null = null;

  constructor(docs: Readonly<Record<DocName, Y.Doc>>) {
    this.#docs = docs;
    this.#points = new PointIndex(docs);
    this.#links = new LinkIndex(docs, this.#points.shown);
    this.#meta = readMeta(docs.forest, "forest").meta;
    for (const name of DOC_NAMES) {
      for (const key of docs[name].getMap(ROOTS.points).keys()) this.#dirtyPoints[name].add(key);
      for (const key of docs[name].getMap(ROOTS.links).keys()) this.#dirtyLinks[name].add(key);
      this.#observe(name, docs[name]);
    }
    this.settle("load");
  }

  get version(): number {
    return this.#version;
  }
  get meta(): ForestMeta {
    return this.#meta;
  }
  /** The highest demand of the documents. */
  get minReader(): number {
    return this.#minReader;
  }
  get pointCount(): number {
    return this.#points.shown.size;
  }
  get linkCount(): number {
    return this.#links.live.size;
  }
  get isNotifying(): boolean {
    return this.#notifying;
  }
  point(id: PointId): PointRecord | undefined {
    return this.#points.shown.get(id);
  }
  link(id: LinkId): LinkRecord | undefined {
    return this.#links.live.get(id);
  }
  children(parentId: PointId | null): readonly PointId[] {
    return this.#points.children(parentId);
  }
  linksAt(end: EndId): readonly LinkId[] {
    return this.#links.linksAt(end);
  }
  linkCountAt(end: EndId): number {
    return this.#links.linkCountAt(end);
  }
  /** Present links with this end that are not live, by id. For commands of this room that move ends: readers never see them. */
  hiddenLinksAt(end: EndId): readonly LinkRecord[] {
    return this.#links.hiddenAt(end);
  }
  points(): IterableIterator<PointRecord> {
    return this.#points.shown.values();
  }
  links(): IterableIterator<LinkRecord> {
    return this.#links.live.values();
  }
  trashedPoints(): readonly PointRecord[] {
    return (this.#trashedPoints ??= Object.freeze([...this.#points.trash.values()].sort(newestFirst)));
  }
  trashedLinks(): readonly LinkRecord[] {
    return (this.#trashedLinks ??= Object.freeze([...this.#links.trash.values()].sort(newestFirst)));
  }
  trashedPoint(id: PointId): PointRecord | undefined {
    return this.#points.trash.get(id);
  }
  trashedLink(id: LinkId): LinkRecord | undefined {
    return this.#links.trash.get(id);
  }
  milestones(): readonly MilestoneRecord[] {
    return this.#milestones;
  }
  views(): readonly SavedViewRecord[] {
    return this.#views.records;
  }
  trashedViews(): readonly SavedViewRecord[] {
    return this.#views.trashed;
  }
  personName(id: PersonId): string | undefined {
    return this.#people.get(id);
  }
  masks(): readonly NameMask[] {
    return this.#masks;
  }
  problems(): readonly ReadProblem[] {
    return (this.#problems ??= Object.freeze([...this.#metaProblems, ...this.#views.problems, ...this.#points.problems(), ...this.#links.problems()].sort(byPlace)));
  }
  onChange(listener: (change: ForestChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Holds notices back until `endBatch`, so that one command over two documents is one change. */
  beginBatch(): void {
    invariant(!this.#notifying, "a listener of the view must not change the forest");
    this.#batchDepth += 1;
  }

  endBatch(origin: ForestChange["origin"]): void {
    this.#batchDepth -= 1;
    if (this.#batchDepth === 0) this.settle(origin);
  }

  /** Reads what changed since the last time and tells the listeners. */
  settle(origin: ForestChange["origin"]): void {
    const dirtyPoints = this.#dirtyPoints;
    const dirtyLinks = this.#dirtyLinks;
    const meta = this.#metaDirty || this.#viewsDirty;
    this.#dirtyPoints = noKeys();
    this.#dirtyLinks = noKeys();
    if (this.#metaDirty) this.#readMeta();
    if (this.#viewsDirty) this.#views = readViews(this.#docs.forest, "forest");
    this.#metaDirty = false;
    this.#viewsDirty = false;
    const { changed, presence, structure } = this.#points.update(dirtyPoints);
    const links = this.#links.update(dirtyLinks, presence);
    if (!meta && changed.size === 0 && links.size === 0) {
      if (hasKeys(dirtyPoints) || hasKeys(dirtyLinks)) this.#problems = null;
      return;
    }
    this.#version += 1;
    this.#trashedPoints = null;
    this.#trashedLinks = null;
    this.#problems = null;
    this.#notify(Object.freeze({ points: changed, links, structure, meta, origin }));
  }

  destroy(): void {
    for (const stop of this.#stopObserving.splice(0)) stop();
    this.#listeners.clear();
  }

  #notify(change: ForestChange): void {
    const failures: unknown[] = [];
    this.#notifying = true;
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (failure) {
        failures.push(failure);
      }
    }
    this.#notifying = false;
    // One bad listener must not keep the others from hearing; its error still reaches whoever made the change.
    if (failures.length > 0) throw failures[0];
  }

  #readMeta(): void {
    const read = { forest: readMeta(this.#docs.forest, "forest"), personal: readMeta(this.#docs.personal, "personal") };
    const people = { forest: readPeople(this.#docs.forest, "forest"), personal: readPeople(this.#docs.personal, "personal") };
    this.#meta = read.forest.meta;
    this.#minReader = Math.max(read.forest.meta.minReader, read.personal.meta.minReader);
    this.#people = new Map([...people.personal.names, ...people.forest.names]);
    const milestones = readMilestones(this.#docs.forest, "forest");
    this.#milestones = milestones.records;
    const masks = readMasks(this.#docs.personal);
    this.#masks = masks.masks;
    this.#metaProblems = [...DOC_NAMES.flatMap((doc) => [...read[doc].problems, ...people[doc].problems]), ...milestones.problems, ...masks.problems];
  }

  #observe(name: DocName, doc: Y.Doc): void {
    const points = doc.getMap(ROOTS.points);
    const links = doc.getMap(ROOTS.links);
    const meta = doc.getMap(ROOTS.meta);
    const people = doc.getMap(ROOTS.people);
    const milestones = doc.getMap(ROOTS.milestones);
    const views = doc.getMap(ROOTS.views);
    const onPoints = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => noteKeys(events, points, this.#dirtyPoints[name]);
    const onLinks = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => noteKeys(events, links, this.#dirtyLinks[name]);
    const onMeta = (): void => {
      this.#metaDirty = true;
    };
    const onViews = (): void => {
      this.#viewsDirty = true;
    };
    // Transactions that were not opened by this house (a mirror, a test) are settled when they end.
    const afterTransaction = (transaction: Y.Transaction): void => {
      if (this.#batchDepth === 0 && this.#isDirty()) this.settle(transaction.local ? "local" : "remote");
    };
    points.observeDeep(onPoints);
    links.observeDeep(onLinks);
    meta.observeDeep(onMeta);
    people.observeDeep(onMeta);
    milestones.observeDeep(onMeta);
    views.observeDeep(onViews);
    doc.on("afterTransaction", afterTransaction);
    this.#stopObserving.push(() => {
      points.unobserveDeep(onPoints);
      links.unobserveDeep(onLinks);
      meta.unobserveDeep(onMeta);
      people.unobserveDeep(onMeta);
      milestones.unobserveDeep(onMeta);
      views.unobserveDeep(onViews);
      doc.off("afterTransaction", afterTransaction);
    });
  }

  #isDirty(): boolean {
    return this.#metaDirty || this.#viewsDirty || hasKeys(this.#dirtyPoints) || hasKeys(this.#dirtyLinks);
  }
}

const hasKeys = (keys: DirtyKeys): boolean => keys.forest.size > 0 || keys.personal.size > 0;

function byPlace(a: ReadProblem, b: ReadProblem): number {
  const keyA = `${a.doc} ${a.id} ${a.code} ${a.field ?? ""}`;
  const keyB = `${b.doc} ${b.id} ${b.code} ${b.field ?? ""}`;
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}
