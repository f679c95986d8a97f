import { couldBeReading, type ReadingsOf } from "#shared/finding/index.ts";
import { isOwnDocId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { noteDocId, parseNoteDocId, type NoteDocId, type SideDocId } from "#shared/notes/index.ts";
import { parseQuery, SearchIndex, similarPoints, unlinkedMentions } from "#shared/search/index.ts";
import { createFileQueue } from "./createFileQueue.ts";
import { discussionEntries, isSameSaid } from "./discussionEntries.ts";
import { previewOfText, readDocument, type DiscussionContent, type DocContent, type NoteContent } from "./readDocument.ts";
import type { FromSearch, NoteFacts, SearchDoc, SearchQuestion, SearchReply, ToSearch } from "./searchProtocol.ts";
import type { Backlink } from "./searchTypes.ts";

/** Where the texts are kept between sessions. Every call answers, even when the store does not work. */
export interface SearchCache {
  /** What was kept, and up to which number of the log it is true; -1 when something is missing or unreadable. */
  read(): Promise<{ readonly throughSeq: number; readonly docs: readonly DocContent[] }>;
  /** False when they could not be kept. */
  write(docs: readonly DocContent[]): Promise<boolean>;
  mark(throughSeq: number): Promise<void>;
  /** The text of a file: undefined when it was never asked for, null when it has none. */
  readFile(sha256: string): Promise<string | null | undefined>;
  writeFile(sha256: string, text: string | null): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

export interface SearchHostParts {
  post(message: FromSearch): void;
  openCache(forestId: string, report: (where: string, thrown: unknown) => void): SearchCache;
  loadReadings(): Promise<ReadingsOf>;
}

export interface SearchHost { receive(message: ToSearch): void; fail(reason: unknown): void }

/** So many kept documents are put in at once; between two such steps questions are answered. */
const RESTORE_BATCH = 1_000;
const KEEP_AFTER_MS = 1_000;
const KEEP_BATCH = 256;

/**
 * The far side of the search: the index, the texts it was made of, and where they are kept. Runs in a worker. Takes points as records and notes as bytes;
 * knows no log and no screen. Nothing in it is the only copy of anything.
 */
export function createSearchHost(parts: SearchHostParts): SearchHost {
  return new Host(parts);
}

class Host implements SearchHost {
  readonly #index = new SearchIndex();
  readonly #contents = new Map<SideDocId, DocContent>();
  /** Which notes point to a point. */
  readonly #pointedFrom = new Map<PointId, Set<NoteDocId>>();
  readonly #linkPoints = new Map<LinkId, PointId>();
  readonly #unkept = new Map<SideDocId, DocContent>();
  readonly #files = createFileQueue({ ask: (file) => this.parts.post({ kind: "wantsFileText", file }), onText: (sha256, text) => this.#setFileText(sha256, text) });
  #cache: SearchCache | null = null;
  #readings: Promise<void> | null = null;
  #keeping: Promise<void> = Promise.resolve();
  #keepTimer: ReturnType<typeof setTimeout> | null = null;
  #failed = false;

  constructor(private readonly parts: SearchHostParts) {}

  receive(message: ToSearch): void {
    try {
      this.#take(message);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  fail(reason: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.parts.post({ kind: "failed", reason: wordsOf(reason) });
  }

  #take(message: ToSearch): void {
    switch (message.kind) {
      case "start":
        this.#index.setOwnIds(message.ownIds);
        this.#cache = this.parts.openCache(message.forestId, this.#report);
        this.#restore(this.#cache).catch((thrown: unknown) => { this.fail(thrown); });
        break;
      case "points":
        this.#putPoints(message);
        break;
      case "docs":
        this.#readDocs(message.docs);
        this.parts.post({ kind: "took", turn: message.turn });
        break;
      case "links":
        this.#putLinks(message.points);
        break;
      case "fileText":
        this.#files.take(message.sha256, message.text);
        if (message.isKnown) this.#cache?.writeFile(message.sha256, message.text).catch(this.#reportAs("keeping a file's text"));
        break;
      case "through":
        this.#keep();
        this.#keeping = this.#keeping.then(() => (this.#unkept.size === 0 ? this.#cache?.mark(message.seq) : undefined)).catch(this.#reportAs("marking the search cache"));
        break;
      case "ask":
        this.#answer(message.id, message.question).catch((thrown: unknown) => { this.fail(thrown); });
        break;
      case "rebuild":
        this.#rebuild().catch((thrown: unknown) => { this.fail(thrown); });
        break;
      case "close":
        this.#close().catch((thrown: unknown) => { this.fail(thrown); });
        break;
    }
  }

  #putPoints({ puts, removes, people }: Extract<ToSearch, { readonly kind: "points" }>): void {
    for (const { entry, facets } of puts) {
      this.#index.put(entry);
      this.#index.setFacets(entry.pointId, facets);
    }
    for (const id of removes) this.#index.removePoint(id);
    for (const [id, name] of people) this.#index.setPersonName(id, name);
  }

  async #restore(cache: SearchCache): Promise<void> {
    const { throughSeq, docs } = await cache.read();
    for (let at = 0; at < docs.length; at += RESTORE_BATCH) {
      const facts: NoteFacts[] = [];
      for (const content of docs.slice(at, at + RESTORE_BATCH)) {
        // What was written meanwhile is newer than what was kept.
        if (!this.#contents.has(content.docId)) facts.push(...this.#putContent(content));
      }
      if (facts.length > 0) this.parts.post({ kind: "facts", facts });
      await new Promise((resume) => { setTimeout(resume, 0); });
    }
    this.parts.post({ kind: "restored", throughSeq });
  }

  async #rebuild(): Promise<void> {
    for (const content of this.#contents.values()) this.#removeContent(content);
    this.#contents.clear();
    this.#unkept.clear();
    await this.#keeping;
    await this.#cache?.clear();
    this.parts.post({ kind: "restored", throughSeq: -1 });
  }

  async #close(): Promise<void> {
    this.#keep();
    await this.#keeping;
    this.#cache?.close();
    this.parts.post({ kind: "closed" });
  }

  #readDocs(docs: readonly SearchDoc[]): void {
    const facts: NoteFacts[] = [];
    for (const { docId, updates, changedAtMs } of docs) {
      const known = this.#contents.get(docId);
      const read = readDocument(docId, updates, changedAtMs ?? (known?.kind === "note" ? known.changedAtMs : null));
      if (read === null) {
        this.parts.post({ kind: "problem", where: "search", reason: "a document cannot be read" });
        continue;
      }
      facts.push(...this.#putContent(read));
      this.#unkept.set(docId, read);
    }
    if (facts.length > 0) this.parts.post({ kind: "facts", facts });
    if (this.#unkept.size >= KEEP_BATCH) this.#keep();
    else if (this.#unkept.size > 0) this.#keepTimer ??= setTimeout(() => { this.#keep(); }, KEEP_AFTER_MS);
  }

  #putContent(content: DocContent): readonly NoteFacts[] {
    const before = this.#contents.get(content.docId);
    this.#contents.set(content.docId, content);
    if (content.kind === "discussion") {
      this.#putDiscussion(content, before?.kind === "discussion" ? keysOf(before) : []);
      return [];
    }
    if (before !== undefined) this.#removeContent(before);
    this.#putNote(content);
    return [{ docId: content.docId, preview: previewOfText(content.text), changedAtMs: content.changedAtMs }];
  }

  #putNote({ docId, pointId, text, refs, attachments, changedAtMs }: NoteContent): void {
    const shared = { pointId, aliases: [], tags: [], isPrivate: isOwnDocId(docId), atMs: changedAtMs ?? this.#index.pointEntry(pointId)?.atMs ?? 0, docId };
    if (text.trim() !== "") this.#index.put({ ...shared, key: docId, kind: "note", title: "", body: text });
    for (const ref of refs) {
      const known = this.#pointedFrom.get(ref.pointId);
      if (known === undefined) this.#pointedFrom.set(ref.pointId, new Set([docId]));
      else known.add(docId);
    }
    for (const { sha256, name, mime } of attachments) {
      this.#index.put({ ...shared, key: fileKey(docId, sha256), kind: "attachment", title: name, body: this.#files.textOf(sha256) ?? "", sha256 });
      if (hasText(name, mime)) this.#files.want({ sha256, name, mime }, async () => this.#cache?.readFile(sha256));
    }
  }

  /** A discussion grows by a word at a time, and may hold thousands: only what is new in it is indexed. */
  #putDiscussion(content: DiscussionContent, before: readonly string[]): void {
    const { entries, unknownLinks } = discussionEntries(content, (id) => this.#linkPoints.get(id));
    for (const key of before) if (!entries.has(key)) this.#index.remove(key);
    for (const [key, entry] of entries) if (!isSameSaid(this.#index.entry(key), entry)) this.#index.put(entry);
    if (unknownLinks.length > 0) this.parts.post({ kind: "wantsLinks", ids: unknownLinks });
  }

  #putLinks(points: readonly (readonly [LinkId, PointId])[]): void {
    for (const [id, pointId] of points) this.#linkPoints.set(id, pointId);
    for (const content of this.#contents.values()) if (content.kind === "discussion") this.#putDiscussion(content, []);
  }

  #removeContent(content: DocContent): void {
    if (content.kind === "discussion") {
      for (const key of keysOf(content)) this.#index.remove(key);
      return;
    }
    this.#index.remove(content.docId);
    for (const { sha256 } of content.attachments) this.#index.remove(fileKey(content.docId, sha256));
    for (const { pointId } of content.refs) this.#pointedFrom.get(pointId)?.delete(content.docId);
  }

  #setFileText(sha256: string, text: string): void {
    for (const content of this.#contents.values()) {
      if (content.kind !== "note" || !content.attachments.some((each) => each.sha256 === sha256)) continue;
      const entry = this.#index.entry(fileKey(content.docId, sha256));
      if (entry !== undefined) this.#index.put({ ...entry, body: text });
    }
  }

  /** Writes what is new into the cache, one batch after the other. */
  #keep(): void {
    if (this.#keepTimer !== null) clearTimeout(this.#keepTimer);
    this.#keepTimer = null;
    const batch = [...this.#unkept.values()];
    const cache = this.#cache;
    if (batch.length === 0 || cache === null) return;
    this.#unkept.clear();
    this.#keeping = this.#keeping.then(async () => {
      if (await cache.write(batch)) return;
      // As long as they are not kept, the mark must not say they were.
      for (const content of batch) if (!this.#unkept.has(content.docId) && this.#contents.get(content.docId) === content) this.#unkept.set(content.docId, content);
    }).catch(this.#reportAs("keeping texts"));
  }

  async #answer(id: number, question: SearchQuestion): Promise<void> {
    if (question.kind === "query" && !this.#index.hasReadings && parseQuery(question.text).words.some(({ folded }) => couldBeReading(folded))) await this.#loadReadings();
    this.parts.post({ kind: "answer", id, reply: this.#replyTo(question) });
  }

  #loadReadings(): Promise<void> {
    return this.#readings ??= this.parts.loadReadings().then((readingsOf) => { this.#index.setReadings(readingsOf); }, this.#reportAs("readings"));
  }

  #replyTo(question: SearchQuestion): SearchReply {
    switch (question.kind) {
      case "query":
        return { kind: "query", ...this.#index.query(question.text, { limit: question.limit }) };
      case "backlinks":
        return { kind: "backlinks", backlinks: this.#backlinks(question.pointId) };
      case "mentions": {
        const pointing = this.#pointedFrom.get(question.pointId);
        // SAFETY: only asked whether it is among them.
        return { kind: "mentions", ...unlinkedMentions(this.#index, question.pointId, { limit: question.limit, isLinked: (key) => pointing?.has(key as NoteDocId) ?? false }) };
      }
      case "similar":
        return { kind: "similar", points: similarPoints(this.#index, question.pointId, question.limit), mentioned: this.#mentionedIn(question.pointId) };
    }
  }

  /** The points that the notes of a point point to. */
  #mentionedIn(pointId: PointId): readonly PointId[] {
    const sheets = [noteDocId(pointId, "shared"), noteDocId(pointId, "own")].map((docId) => this.#contents.get(docId));
    return [...new Set(sheets.flatMap((content) => (content?.kind === "note" ? content.refs.map((ref) => ref.pointId) : [])))];
  }

  #backlinks(pointId: PointId): readonly Backlink[] {
    return [...(this.#pointedFrom.get(pointId) ?? [])].flatMap((docId): Backlink[] => {
      const content = this.#contents.get(docId);
      const parsed = parseNoteDocId(docId);
      if (content?.kind !== "note" || parsed === null || parsed.pointId === pointId || this.#index.facetsOf(parsed.pointId) === undefined) return [];
      return [{ docId, sheet: parsed.sheet, pointId: parsed.pointId, places: content.refs.filter((ref) => ref.pointId === pointId).map(({ label, context }) => ({ label, context })) }];
    });
  }

  readonly #report = (where: string, thrown: unknown): void => { this.parts.post({ kind: "problem", where, reason: wordsOf(thrown) }); };
  #reportAs(where: string): (thrown: unknown) => void {
    return (thrown) => { this.#report(where, thrown); };
  }
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
const keysOf = ({ comments, suggestions }: DiscussionContent): readonly string[] => [...comments, ...suggestions].map(({ id }) => id);
const fileKey = (docId: NoteDocId, sha256: string): string => `${docId}#${sha256}`;
const TEXT_NAME = /\.(?:txt|md|markdown|csv|docx|pdf)$/i;
const TEXT_MIME = /^(?:text\/|application\/(?:pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)$)/;
const hasText = (name: string, mime: string): boolean => TEXT_NAME.test(name) || TEXT_MIME.test(mime);
