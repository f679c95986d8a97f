import * as Y from "yjs";
import type { DocUpdate } from "./applyRemote.ts";
import { bytesByDoc } from "./bytesByDoc.ts";
import type { Fields } from "./forestTypes.ts";
import { LoadOrigin } from "./origin.ts";
import { chooseRaw, isTrashed, RAW_ROOTS, readRawFields, type RawRecord, type RawRoot, type RecordChange } from "./rawRecords.ts";
import { recordChange } from "./recordChange.ts";
import { DOC_NAMES, ROOTS, type DocName } from "./schema.ts";
import { fillDocument } from "./transact.ts";
import { noteKeys } from "./view/noteKeys.ts";

/** Runs through the log of a forest and says what changed from stop to stop. Made by `createReplay`. */
export interface Replay {
  /** Applies updates in one transaction per document. Documents other than `forest` and `personal` are carried along unread. */
  apply(updates: readonly DocUpdate[]): { readonly rejected: number };
  /** What is different from the last time this was asked, record by record. What was changed and changed back is not. */
  takeChanges(): readonly RecordChange[];
  /** The state of every document now, sorted by docId. */
  documents(): readonly DocUpdate[];
  /** How many points and links are present: neither void nor in the trash. */
  counts(): { readonly points: number; readonly links: number };
  /** A record as it stands now, in the trash or not; null when unknown or void. */
  readRecord(root: RawRoot, id: string): RawRecord | null;
  destroy(): void;
}

/** Starts from `base`, which counts as no change; from nothing without one. Let it go with `destroy`. */
export function createReplay(base: readonly DocUpdate[] = []): Replay {
  const docs: Readonly<Record<DocName, Y.Doc>> = { forest: new Y.Doc(), personal: new Y.Doc() };
  const others = new Map<string, Y.Doc>();
  // Filling documents before anything observes them takes half the time.
  for (const name of DOC_NAMES) fillDocument(docs[name], base.filter(({ docId }) => docId === name).map(({ bytes }) => bytes), new LoadOrigin());
  const roots = RAW_ROOTS.map((root) => new ReplayedRoot(root, docs));
  const rootOf = (name: RawRoot): ReplayedRoot | undefined => roots.find((root) => root.name === name);
  const documentOf = (docId: string): Y.Doc => {
    const known = DOC_NAMES.find((name) => name === docId);
    if (known !== undefined) return docs[known];
    const doc = others.get(docId) ?? new Y.Doc();
    others.set(docId, doc);
    return doc;
  };
  const replay: Replay = {
    apply(updates) {
      let rejected = 0;
      for (const [docId, own] of bytesByDoc(updates)) rejected += fillDocument(documentOf(docId), own, new LoadOrigin());
      return { rejected };
    },
    takeChanges: () => roots.flatMap((root) => root.takeChanges()),
    documents() {
      const all: (readonly [string, Y.Doc])[] = [...DOC_NAMES.map((name) => [name, docs[name]] as const), ...others];
      return all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([docId, doc]) => ({ docId, bytes: Y.encodeStateAsUpdate(doc) }));
    },
    counts: () => ({ points: rootOf("points")?.countPresent() ?? 0, links: rootOf("links")?.countPresent() ?? 0 }),
    readRecord: (name, id) => rootOf(name)?.read(id) ?? null,
    destroy() {
      for (const doc of [...Object.values(docs), ...others.values()]) doc.destroy();
      others.clear();
    },
  };
  replay.apply(base.filter(({ docId }) => !DOC_NAMES.some((name) => name === docId)));
  return replay;
}

/** One root of both documents: which of its records were touched, and plain copies of all of them, so that "before" need not be asked of Yjs. */
class ReplayedRoot {
  readonly #maps: Readonly<Record<DocName, Y.Map<unknown>>>;
  readonly #dirty: Readonly<Record<DocName, Set<string>>> = { forest: new Set(), personal: new Set() };
  readonly #copies: Readonly<Record<DocName, Map<string, Fields>>> = { forest: new Map(), personal: new Map() };
  /** Touched since the last take → what stood there at the time. */
  readonly #before = new Map<string, RawRecord | null>();
  #present = 0;

  constructor(
    readonly name: RawRoot,
    docs: Readonly<Record<DocName, Y.Doc>>,
  ) {
    this.#maps = { forest: docs.forest.getMap(ROOTS[name]), personal: docs.personal.getMap(ROOTS[name]) };
    for (const doc of DOC_NAMES) {
      for (const [id, stored] of this.#maps[doc]) {
        const fields = readRawFields(name, stored);
        if (fields !== null) this.#copies[doc].set(id, fields);
      }
    }
    for (const id of new Set(DOC_NAMES.flatMap((doc) => [...this.#copies[doc].keys()]))) this.#present += presence(this.#chosen(id));
    for (const doc of DOC_NAMES) this.#maps[doc].observeDeep((events) => noteKeys(events, this.#maps[doc], this.#dirty[doc]));
  }

  read(id: string): RawRecord | null {
    this.#settle();
    return this.#chosen(id);
  }

  countPresent(): number {
    this.#settle();
    return this.#present;
  }

  takeChanges(): RecordChange[] {
    this.#settle();
    const changes: RecordChange[] = [];
    for (const [id, before] of this.#before) {
      const change = recordChange(before, this.#chosen(id));
      if (change !== null) changes.push(change);
    }
    this.#before.clear();
    return changes;
  }

  #chosen(id: string): RawRecord | null {
    return chooseRaw(this.name, id, { forest: this.#copies.forest.get(id), personal: this.#copies.personal.get(id) });
  }

  /** Reads the touched records again. */
  #settle(): void {
    for (const doc of DOC_NAMES) {
      for (const id of this.#dirty[doc]) {
        const before = this.#chosen(id);
        if (!this.#before.has(id)) this.#before.set(id, before);
        const fields = readRawFields(this.name, this.#maps[doc].get(id));
        if (fields === null) this.#copies[doc].delete(id);
        else this.#copies[doc].set(id, fields);
        this.#present += presence(this.#chosen(id)) - presence(before);
      }
      this.#dirty[doc].clear();
    }
  }
}

const presence = (record: RawRecord | null): 0 | 1 => (record === null || isTrashed(record.fields) ? 0 : 1);
