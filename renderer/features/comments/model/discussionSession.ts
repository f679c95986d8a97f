import { createDiscussionHistory, createDiscussionView, joinDiscussions, type DiscussedId, type DiscussionCommand, type DiscussionView, type QuotedPassage } from "#shared/discussion/index.ts";
import type { CommentId, PersonId, Result, ThreadId } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { createReadable, holdDiscussion, perForest, type HeldDiscussion, type HeldState, type OpenForest, type Readable } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";

/** `view`: both discussions read as one. */
interface Discussion { readonly view: DiscussionView; readonly views: Readonly<Record<DiscussionDocId, DiscussionView>>; destroy(): void }
export type DiscussionState = HeldState<Discussion>;

/** What a new thread is wanted for. A new object for each wish. */
export interface CommentTarget { readonly at: DiscussedId; readonly passage: QuotedPassage | null }

/** Where a comment stands. A new object for each time somebody wants to go there. */
export interface CommentPlace { readonly at: DiscussedId; readonly threadId: ThreadId; readonly commentId: CommentId }

/** Words that are not sent yet, and who is meant by the names in them. */
export interface Draft { readonly plain: string; readonly mentioned: ReadonlyMap<string, PersonId> }

/** The margin that is on the screen. */
export interface ShownMargin {
  readonly port: NoteEditorPort;
  threadCount(): number;
  step(by: 1 | -1): void;
}

/** The discussion of one open forest, shared by all places that show it: read while somebody looks, remembered drafts and undo for as long as the forest is open. */
export interface DiscussionSession extends Pick<HeldDiscussion<Discussion>, "state" | "use" | "retry"> {
  readonly drafts: Map<string, Draft>;
  readonly asked: Readable<CommentTarget | null>;
  /** The comment somebody wants to go to; null once they are there. */
  readonly wanted: Readable<CommentPlace | null>;
  /** The one they went to, marked until they look elsewhere. */
  readonly found: Readable<CommentId | null>;
  readonly margin: Readable<ShownMargin | null>;
  readonly canUndo: boolean;
  ask(target: CommentTarget | null): void;
  setMargin(margin: ShownMargin): () => void;
  /** Where a comment stands, read also when nobody looks at the discussion; null when it is gone, or could not be read. */
  placeOf(commentId: CommentId): Promise<CommentPlace | null>;
  want(place: CommentPlace | null): void;
  markFound(commentId: CommentId | null): void;
  run<I, T, E>(docId: DiscussionDocId, command: DiscussionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }>;
  /** Takes the last write back, even when nobody looks at the discussion any more. False: there was nothing to take back, or it could not be read. */
  undo(): Promise<boolean>;
}

/** The one session of a forest. */
export const sessionOf = perForest(createSession);

/** Whether words of a comment wait to be sent, also where no field shows them now. */
export function hasUnsentComments(forest: OpenForest): boolean {
  return sessionOf(forest).drafts.size > 0;
}

function createSession(forest: OpenForest): DiscussionSession {
  const held = holdDiscussion(forest, { where: "discussion.open", read: readDiscussion });
  const history = createDiscussionHistory();
  const asked = createReadable<CommentTarget | null>(null);
  const wanted = createReadable<CommentPlace | null>(null);
  const found = createReadable<CommentId | null>(null);
  const margin = createReadable<ShownMargin | null>(null);
  return {
    state: held.state, asked, wanted, found, margin, drafts: new Map(),
    get canUndo() {
      return history.canUndo;
    },
    use: () => held.use(),
    retry: () => { held.retry(); },
    ask: (target) => { asked.set(target); },
    setMargin(shown) {
      margin.set(shown);
      return () => { if (margin.get() === shown) margin.set(null); };
    },
    placeOf: (commentId) => held.during(() => placeIn(held.state.get(), commentId)),
    want: (place) => { wanted.set(place); },
    markFound: (commentId) => { found.set(commentId); },
    run: (docId, command, input) => held.run(docId, ({ reading, ...desk }, given: typeof input) =>
      command({ ...desk, view: reading.views[docId], onStep: (step) => { history.push(step); } }, given), input),
    undo: () => held.during((writable) => history.undo(writable)),
  };
}

function placeIn(state: DiscussionState, commentId: CommentId): CommentPlace | null {
  const thread = state.kind === "ready" ? state.reading.view.threads().find(({ comments }) => comments.some(({ id }) => id === commentId)) : undefined;
  return thread === undefined ? null : { at: thread.at, threadId: thread.id, commentId };
}

function readDiscussion(docs: Readonly<Record<DiscussionDocId, Parameters<typeof createDiscussionView>[1]>>): Discussion {
  const views = { discussion: createDiscussionView("discussion", docs.discussion), "my:discussion": createDiscussionView("my:discussion", docs["my:discussion"]) };
  const view = joinDiscussions([views.discussion, views["my:discussion"]]);
  return {
    view, views,
    destroy() {
      view.destroy();
      views.discussion.destroy();
      views["my:discussion"].destroy();
    },
  };
}
