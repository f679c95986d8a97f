import type * as Y from "yjs";
import type { Clock, CommentId, EndId, EpochMs, IdSource, PersonId, Result, ThreadId } from "#shared/kernel/index.ts";
import type { DiscussionDocId, NoteDocId } from "#shared/notes/index.ts";

/** Root of a discussion document: versions of notes that somebody suggests (in `discussion`), or is still writing (in `my:discussion`). */
export const SUGGESTIONS_ROOT = "suggestions";

/** What is talked about: a point, a link, or a note (its passage is in the thread). */
export type DiscussedId = EndId | NoteDocId;

/** Roots of a discussion document. */
export const THREADS_ROOT = "threads";
export const COMMENTS_ROOT = "comments";

/** Beyond these, a thing is refused when written and cut or left out when read. Lengths in UTF-16 units. */
export const DISCUSSION_LIMITS = { text: 10_000, quote: 500, position: 2_000, threads: 20_000, commentsPerThread: 1_000 } as const;

/** The passage a thread is about. `start` and `end` are Yjs relative positions as JSON text; `quote` is what stood there. */
export interface QuotedPassage { readonly start: string; readonly end: string; readonly quote: string }

export interface CommentRecord {
  readonly id: CommentId;
  readonly threadId: ThreadId;
  /** With mentions as `@[name](pr_…)`; see `textParts`. */
  readonly text: string;
  readonly createdAtMs: EpochMs;
  /** A claim, like every name in a forest; null when unreadable. */
  readonly createdBy: PersonId | null;
  readonly editedAtMs: EpochMs | null;
}

/** A thread as readers see it. One without a present comment is not shown. */
export interface ThreadRecord {
  readonly id: ThreadId;
  readonly docId: DiscussionDocId;
  readonly at: DiscussedId;
  /** Null for a thread about the whole thing. */
  readonly passage: QuotedPassage | null;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId | null;
  /** Null while it is open. */
  readonly resolvedAtMs: EpochMs | null;
  readonly resolvedBy: PersonId | null;
  /** Present ones, oldest first. */
  readonly comments: readonly CommentRecord[];
}

export interface DiscussionChange { readonly ats: ReadonlySet<DiscussedId> }

/** What is said in a discussion, as plain records kept up to date from the document's events. Never written back. */
export interface DiscussionView {
  /** Grows by one with every change. */
  readonly version: number;
  /** Oldest first. The array is stable until one of its threads changes. */
  threadsAt(at: DiscussedId): readonly ThreadRecord[];
  /** How many of them are not resolved. */
  openCountAt(at: DiscussedId): number;
  threads(): readonly ThreadRecord[];
  thread(id: ThreadId): ThreadRecord | undefined;
  /** Called after each change, in the same tick. */
  onChange(listener: (change: DiscussionChange) => void): () => void;
  destroy(): void;
}

export type DiscussionValue = string | number;

/** One key that one command changed; undefined means "no such key". */
export interface DiscussionPatch {
  readonly root: typeof THREADS_ROOT | typeof COMMENTS_ROOT | typeof SUGGESTIONS_ROOT;
  readonly id: string;
  readonly key: string;
  readonly before: DiscussionValue | undefined;
  readonly after: DiscussionValue | undefined;
}

/** Everything one command changed: what undo puts back. */
export interface DiscussionStep { readonly docId: DiscussionDocId; readonly command: string; readonly patches: readonly DiscussionPatch[] }

/** An open discussion document and whoever writes into it. */
export interface DiscussionDesk {
  readonly docId: DiscussionDocId;
  readonly doc: Y.Doc;
  readonly view: DiscussionView;
  readonly clock: Clock;
  readonly ids: Pick<IdSource, "newThreadId" | "newCommentId">;
  readonly author: PersonId;
  /** Told of each command that wrote something. */
  onStep(step: DiscussionStep): void;
}

export type DiscussionCommand<I, T, E> = (desk: DiscussionDesk, input: I) => Result<T, E>;
