import type * as Y from "yjs";
import { isCommentId, isThreadId, type CommentId, type ThreadId } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { COMMENTS_ROOT, DISCUSSION_LIMITS, THREADS_ROOT, type CommentRecord, type DiscussedId, type DiscussionChange, type DiscussionView, type ThreadRecord } from "./discussionTypes.ts";
import { byMoment, readComment, readThread } from "./readRecords.ts";
import { shareFairly } from "./shareFairly.ts";

type BareThread = Omit<ThreadRecord, "comments">;
const NO_THREADS: readonly ThreadRecord[] = Object.freeze([]);

/** Reads a discussion document and follows it: a change costs what it touches, however much is said elsewhere. */
export function createDiscussionView(docId: DiscussionDocId, doc: Y.Doc): DiscussionView {
  return new DocumentDiscussionView(docId, doc);
}

class DocumentDiscussionView implements DiscussionView {
  readonly #docId: DiscussionDocId;
  readonly #threadRoot: Y.Map<unknown>;
  readonly #commentRoot: Y.Map<unknown>;
  readonly #bare = new Map<ThreadId, BareThread>();
  readonly #comments = new Map<CommentId, CommentRecord>();
  readonly #commentsOf = new Map<ThreadId, Set<CommentId>>();
  readonly #threadsOf = new Map<DiscussedId, Set<ThreadId>>();
  /** What readers were given, until it changes. Null: not shown. */
  readonly #whole = new Map<ThreadId, ThreadRecord | null>();
  readonly #at = new Map<DiscussedId, readonly ThreadRecord[]>();
  #all: readonly ThreadRecord[] | null = null;
  /** The threads that are shown, where there are more than anybody reads; null until somebody asks. */
  #within: ReadonlySet<ThreadId> | null = null;
  #version = 0;
  readonly #listeners = new Set<(change: DiscussionChange) => void>();

  constructor(docId: DiscussionDocId, doc: Y.Doc) {
    this.#docId = docId;
    this.#threadRoot = doc.getMap(THREADS_ROOT);
    this.#commentRoot = doc.getMap(COMMENTS_ROOT);
    for (const id of this.#threadRoot.keys()) if (isThreadId(id)) this.#readThread(id);
    for (const id of this.#commentRoot.keys()) if (isCommentId(id)) this.#readComment(id);
    this.#threadRoot.observeDeep(this.#onThreads);
    this.#commentRoot.observeDeep(this.#onComments);
  }

  get version(): number {
    return this.#version;
  }

  threadsAt(at: DiscussedId): readonly ThreadRecord[] {
    const known = this.#at.get(at);
    if (known !== undefined) return known;
    const ids = this.#threadsOf.get(at);
    if (ids === undefined) return NO_THREADS;
    const threads = [...ids].flatMap((id) => this.thread(id) ?? []).sort(byMoment);
    this.#at.set(at, threads);
    return threads;
  }

  openCountAt(at: DiscussedId): number {
    return this.threadsAt(at).filter((thread) => thread.resolvedAtMs === null).length;
  }

  threads(): readonly ThreadRecord[] {
    this.#all ??= [...this.#bare.keys()].flatMap((id) => this.thread(id) ?? []).sort(byMoment);
    return this.#all;
  }

  thread(id: ThreadId): ThreadRecord | undefined {
    const known = this.#whole.get(id);
    if (known !== undefined) return known ?? undefined;
    const whole = this.#assemble(id);
    this.#whole.set(id, whole);
    return whole ?? undefined;
  }

  onChange(listener: (change: DiscussionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  destroy(): void {
    this.#threadRoot.unobserveDeep(this.#onThreads);
    this.#commentRoot.unobserveDeep(this.#onComments);
    this.#listeners.clear();
  }

  #assemble(id: ThreadId): ThreadRecord | null {
    const bare = this.#bare.get(id);
    if (bare === undefined || this.#isBeyond(bare)) return null;
    const comments = shareFairly([...(this.#commentsOf.get(id) ?? [])].flatMap((commentId) => this.#comments.get(commentId) ?? []).sort(byMoment), DISCUSSION_LIMITS.commentsPerThread);
    return comments.length === 0 ? null : Object.freeze({ ...bare, comments: Object.freeze(comments) });
  }

  #isBeyond(thread: BareThread): boolean {
    if (this.#bare.size <= DISCUSSION_LIMITS.threads) return false;
    // Dates are claims: whoever sets theirs back must not be the only one who is heard.
    this.#within ??= new Set(shareFairly([...this.#bare.values()].sort(byMoment), DISCUSSION_LIMITS.threads).map(({ id }) => id));
    return !this.#within.has(thread.id);
  }

  readonly #onThreads = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ats = new Set<DiscussedId>();
    const sizeBefore = this.#bare.size;
    for (const id of touchedIds(events, this.#threadRoot)) if (isThreadId(id)) this.#follow(id, ats, () => this.#readThread(id));
    // Which threads are beyond the limit is a question about all of them.
    if (Math.max(sizeBefore, this.#bare.size) > DISCUSSION_LIMITS.threads) this.#forgetAll(ats);
    this.#tell(ats);
  };

  readonly #onComments = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ats = new Set<DiscussedId>();
    for (const id of touchedIds(events, this.#commentRoot)) {
      if (!isCommentId(id)) continue;
      const before = this.#comments.get(id)?.threadId;
      this.#readComment(id);
      for (const threadId of [before, this.#comments.get(id)?.threadId]) if (threadId !== undefined) this.#follow(threadId, ats);
    }
    this.#tell(ats);
  };

  /** Reads a thread anew, forgets what was given out of it, and notes where it stood and stands. */
  #follow(id: ThreadId, ats: Set<DiscussedId>, read?: () => void): void {
    const before = this.#bare.get(id)?.at;
    read?.();
    this.#whole.delete(id);
    for (const at of [before, this.#bare.get(id)?.at]) {
      if (at === undefined) continue;
      this.#at.delete(at);
      ats.add(at);
    }
  }

  #forgetAll(ats: Set<DiscussedId>): void {
    this.#within = null;
    this.#whole.clear();
    this.#at.clear();
    for (const at of this.#threadsOf.keys()) ats.add(at);
  }

  #readThread(id: ThreadId): void {
    const before = this.#bare.get(id);
    const thread = readThread(id, this.#threadRoot.get(id), this.#docId);
    if (before !== undefined) drop(this.#threadsOf, before.at, id);
    this.#bare.delete(id);
    if (thread === null) return;
    this.#bare.set(id, thread);
    put(this.#threadsOf, thread.at, id);
  }

  #readComment(id: CommentId): void {
    const before = this.#comments.get(id);
    const comment = readComment(id, this.#commentRoot.get(id));
    if (before !== undefined) drop(this.#commentsOf, before.threadId, id);
    this.#comments.delete(id);
    if (comment === null) return;
    this.#comments.set(id, comment);
    put(this.#commentsOf, comment.threadId, id);
  }

  #tell(ats: ReadonlySet<DiscussedId>): void {
    if (ats.size === 0) return;
    this.#all = null;
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener({ ats });
  }
}

function touchedIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: Y.Map<unknown>): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.target === root) for (const id of event.keys.keys()) ids.add(id);
    else ids.add(String(event.path[0]));
  }
  return ids;
}

function put<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

function drop<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const known = sets.get(key);
  known?.delete(value);
  if (known?.size === 0) sets.delete(key);
}
