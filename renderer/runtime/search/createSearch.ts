import type { ForestView } from "#shared/forest/index.ts";
import { isPointId, type Clock, type EpochMs, type LinkId, type PersonId, type PointId } from "#shared/kernel/index.ts";
import { relatedPoints, type SearchHit } from "#shared/search/index.ts";
import { createReadable } from "../createReadable.ts";
import type { SideDocuments } from "../notes/types.ts";
import { reportProblem } from "../reportProblem.ts";
import { connectSearchWorker } from "./connectSearchWorker.ts";
import { createNoteFeed, type NoteFeed } from "./noteFeed.ts";
import { createPointFeed } from "./pointFeed.ts";
import type { FromSearch, NoteFacts, SearchFile, SearchLink, SearchQuestion, SearchReply, ToSearch } from "./searchProtocol.ts";
import type { Search, SearchState } from "./searchTypes.ts";

export interface SearchParts {
  readonly forestId: string;
  readonly view: ForestView;
  readonly notes: SideDocuments;
  readonly clock: Clock;
  /** Under which ids this person writes here. */
  readonly ownIds: readonly PersonId[];
  readonly connect?: () => SearchLink;
  /** The text of a file (TXT, Markdown, DOCX, PDF); null when it has none, undefined when it is not on this machine. Rejects when it cannot be read just now. Without it files are found by their names. */
  readonly attachmentTextOf?: (file: SearchFile) => Promise<string | null | undefined>;
  /** Tells of files that came to this machine. */
  readonly onFileHere?: (listener: (sha256: string) => void) => () => void;
  /** Runs a task off the critical path; returns how to call it off. */
  readonly whenIdle?: (task: () => void) => () => void;
}

const POINTS_PER_STEP = 1_000;
const POINTS_AFTER_MS = 50;
const VERSION_EVERY_MS = 250;
const CLOSE_TIMEOUT_MS = 500;
/** Similar points are asked for generously: some of them are linked already. */
const SIMILAR_PER_RELATED = 5;
const NOTHING_SIMILAR = { points: [], mentioned: [] } as const;

/**
 * The page's side of the search. The worker is started when there is time, or when somebody asks first; then it follows the view and the notes. What it
 * answers for is on this device only: private notes are in it and leave it no more than their documents do.
 */
export function createSearch(parts: SearchParts): Search {
  return new WorkerSearch(parts);
}

class WorkerSearch implements Search {
  readonly state = createReadable<SearchState>({ kind: "starting" });
  readonly version = createReadable(0);
  readonly #waiting = new Map<number, (reply: SearchReply | null) => void>();
  readonly #facts = new Map<string, NoteFacts>();
  /** Files that were asked for and are not on this machine. */
  readonly #missing = new Map<string, SearchFile>();
  #link: SearchLink | null = null;
  #noteFeed: NoteFeed | null = null;
  #nextId = 1;
  #isClosed = false;
  #stops: (() => void)[] = [];
  #versionTimer: ReturnType<typeof setTimeout> | null = null;
  #onClosed: (() => void) | null = null;

  constructor(private readonly parts: SearchParts) {
    this.#stops.push((parts.whenIdle ?? whenBrowserIdle)(() => { this.#start(); }));
    const stop = parts.onFileHere?.((sha256) => {
      const file = this.#missing.get(sha256);
      if (this.#missing.delete(sha256) && file !== undefined) void this.#answerFile(file);
    });
    if (stop !== undefined) this.#stops.push(stop);
  }

  async query(text: string, { limit }: { readonly limit: number }): ReturnType<Search["query"]> {
    const reply = await this.#ask({ kind: "query", text, limit });
    if (reply?.kind !== "query") return { hits: [], total: 0 };
    // What a case said before it was shared stays on its own sheet: found, it would stand there twice, once with the names that were exchanged. So does what the group's note said
    // of a point whose sharing was taken back, the files in it, and what was suggested for it or said about its passages: that sheet is read without a margin.
    const hits = reply.hits.filter((hit) => !this.#isOutOfSight(hit));
    return { hits, total: reply.total - (reply.hits.length - hits.length) };
  }

  #isOutOfSight({ kind, pointId, isPrivate, said }: SearchHit): boolean {
    if (kind === "note" && isPrivate) return this.#isSharedCase(pointId);
    const isOfNote = kind === "note" || kind === "attachment" || kind === "suggestion" || said?.isOnNote === true;
    return isOfNote && !isPrivate && this.#isPrivate(pointId);
  }

  #isSharedCase(pointId: PointId): boolean {
    const point = this.parts.view.point(pointId);
    return point?.kind === "case" && point.doc === "forest";
  }

  #isPrivate(pointId: PointId): boolean {
    return this.parts.view.point(pointId)?.doc === "personal";
  }

  async backlinks(pointId: PointId): ReturnType<Search["backlinks"]> {
    const reply = await this.#ask({ kind: "backlinks", pointId });
    return reply?.kind === "backlinks" ? reply.backlinks : [];
  }

  async unlinkedMentions(pointId: PointId, { limit }: { readonly limit: number }): ReturnType<Search["unlinkedMentions"]> {
    const reply = await this.#ask({ kind: "mentions", pointId, limit });
    return reply?.kind === "mentions" ? { mentions: reply.mentions, total: reply.total } : { mentions: [], total: 0 };
  }

  async related(pointId: PointId, { limit, dismissed }: Parameters<Search["related"]>[1]): ReturnType<Search["related"]> {
    const reply = await this.#ask({ kind: "similar", pointId, limit: limit * SIMILAR_PER_RELATED });
    const { points, mentioned } = reply?.kind === "similar" ? reply : NOTHING_SIMILAR;
    return relatedPoints(this.parts.view, pointId, { similar: points, limit, dismissed: new Set([...dismissed, ...mentioned]) });
  }

  previewOf(pointId: PointId): string | null {
    const own = this.#facts.get(`my:note:${pointId}`)?.preview ?? null;
    // The group's note of a point whose sharing was taken back is not what one reads there.
    return own !== null && this.#isPrivate(pointId) ? own : (this.#facts.get(`note:${pointId}`)?.preview ?? own);
  }

  changedAtMs(pointId: PointId): EpochMs | null {
    const shared = this.#facts.get(`note:${pointId}`)?.changedAtMs ?? null;
    const own = this.#facts.get(`my:note:${pointId}`)?.changedAtMs ?? null;
    return shared === null || (own !== null && own > shared) ? own : shared;
  }

  rebuild(): void {
    if (this.#isClosed) return;
    this.#facts.clear();
    if (this.state.get().kind === "failed") {
      this.#letGo();
      this.state.set({ kind: "starting" });
      this.#start();
    } else {
      this.#start();
      this.state.set({ kind: "starting" });
    }
    this.#post({ kind: "rebuild" });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const link = this.#link;
    if (link !== null && this.state.get().kind !== "failed") {
      await new Promise<void>((resolve) => {
        this.#onClosed = resolve;
        // What is not kept by then is read again next time.
        setTimeout(resolve, CLOSE_TIMEOUT_MS);
        link.post({ kind: "close" });
      });
    }
    this.#letGo();
    for (const stop of this.#stops.splice(0)) stop();
    if (this.#versionTimer !== null) clearTimeout(this.#versionTimer);
  }

  #start(): void {
    if (this.#link !== null || this.#isClosed || this.state.get().kind === "failed") return;
    const { forestId, ownIds, notes, clock } = this.parts;
    const link = this.#connect();
    if (link === null) return;
    this.#link = link;
    link.onMessage((message) => { if (this.#link === link) this.#take(message); });
    const noteFeed = createNoteFeed({
      notes, clock, post: (message) => this.#post(message),
      onProgress: (done, total) => this.state.set({ kind: "indexing", done, total }),
      onReady: () => this.state.set({ kind: "ready" }),
    });
    this.#noteFeed = noteFeed;
    link.post({ kind: "start", forestId, ownIds });
    const stopPoints = this.#feedPoints();
    const stopNotes = notes.onChange(({ docId }) => noteFeed.changed(docId));
    this.#stops.push(stopPoints, stopNotes, () => noteFeed.stop());
  }

  #connect(): SearchLink | null {
    try {
      return (this.parts.connect ?? connectSearchWorker)();
    } catch (thrown) {
      reportProblem("search worker", thrown, "warn");
      this.#fail();
      return null;
    }
  }

  #feedPoints(): () => void {
    const { view } = this.parts;
    const feed = createPointFeed(view);
    const steps = feed.all(POINTS_PER_STEP);
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isAllSent = false;
    const next = (): void => {
      timer = null;
      if (isAllSent) {
        const message = feed.take();
        if (message !== null) this.#post(message);
      } else {
        const step = steps.next();
        isAllSent = step.done === true;
        if (step.done !== true) this.#post(step.value);
        timer = setTimeout(next, isAllSent ? POINTS_AFTER_MS : 0);
      }
      this.#changed();
    };
    next();
    const stopView = view.onChange((change) => {
      feed.add(change);
      timer ??= setTimeout(next, POINTS_AFTER_MS);
    });
    return () => {
      stopView();
      if (timer !== null) clearTimeout(timer);
    };
  }

  #take(message: FromSearch): void {
    switch (message.kind) {
      case "restored":
        void this.#noteFeed?.readChanged(message.throughSeq);
        break;
      case "took":
        this.#noteFeed?.took(message.turn);
        this.#changed();
        break;
      case "facts":
        for (const facts of message.facts) this.#facts.set(facts.docId, facts);
        this.#changed();
        break;
      case "wantsLinks":
        this.#answerLinks(message.ids);
        break;
      case "wantsFileText":
        void this.#answerFile(message.file);
        break;
      case "answer":
        this.#waiting.get(message.id)?.(message.reply);
        this.#waiting.delete(message.id);
        break;
      case "problem":
        reportProblem(message.where, message.reason, "warn");
        break;
      case "failed":
        reportProblem("search", message.reason, "warn");
        this.#fail();
        break;
      case "closed":
        this.#onClosed?.();
        break;
    }
  }

  #answerLinks(ids: readonly LinkId[]): void {
    const points = ids.flatMap((id): (readonly [LinkId, PointId])[] => {
      const link = this.parts.view.link(id);
      const end = [link?.from, link?.to].find(isPointId);
      return end === undefined ? [] : [[id, end]];
    });
    if (points.length > 0) this.#post({ kind: "links", points });
  }

  async #answerFile(file: SearchFile): Promise<void> {
    const { sha256 } = file;
    try {
      const text = await this.parts.attachmentTextOf?.(file);
      if (text === undefined) this.#missing.set(sha256, file);
      this.#post({ kind: "fileText", sha256, text: text ?? null, isKnown: text !== undefined });
    } catch (thrown) {
      reportProblem("text of a file", thrown, "warn");
      this.#post({ kind: "fileText", sha256, text: null, isKnown: false });
    }
  }

  #ask(question: SearchQuestion): Promise<SearchReply | null> {
    this.#start();
    if (this.#link === null || this.state.get().kind === "failed") return Promise.resolve(null);
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#post({ kind: "ask", id, question });
    });
  }

  #post(message: ToSearch): void {
    if (!this.#isClosed) this.#link?.post(message);
  }

  /** Tells those who show answers that there may be others; not for every letter. */
  #changed(): void {
    this.#versionTimer ??= setTimeout(() => {
      this.#versionTimer = null;
      if (!this.#isClosed) this.version.set(this.version.get() + 1);
    }, VERSION_EVERY_MS);
  }

  #fail(): void {
    this.state.set({ kind: "failed" });
    this.#answerAll();
  }

  #letGo(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#link?.terminate();
    this.#link = null;
    this.#noteFeed = null;
    this.#answerAll();
  }

  #answerAll(): void {
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

}

function whenBrowserIdle(task: () => void): () => void {
  const handle = requestIdleCallback(task, { timeout: 4_000 });
  return () => { cancelIdleCallback(handle); };
}
