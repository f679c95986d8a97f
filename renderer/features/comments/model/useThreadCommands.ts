import { deleteComment, discussionFor, editComment, reopenThread, replyToThread, resolveThread, startThread, type CommentRecord, type DiscussedId, type QuotedPassage, type ThreadRecord } from "#shared/discussion/index.ts";
import type { ThreadId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { sessionOf } from "./discussionSession.ts";

/** The text key of a refusal, or null when it was done. */
type Refusal = string | null;

export interface ThreadCommands {
  start(at: DiscussedId, passage: QuotedPassage | null, text: string): { readonly refusal: Refusal; readonly threadId: ThreadId | null };
  reply(thread: ThreadRecord, text: string): Refusal;
  edit(thread: ThreadRecord, comment: CommentRecord, text: string): Refusal;
  remove(thread: ThreadRecord, comment: CommentRecord): void;
  resolve(thread: ThreadRecord): void;
  reopen(thread: ThreadRecord): void;
  /** Whether a thread, and a comment in it, is still there, as far as anybody can say now. */
  isThere(thread: ThreadRecord, comment?: CommentRecord): boolean;
}

/** Everything a person can do to threads, said aloud and with its way back. */
export function useThreadCommands(): ThreadCommands {
  const forest = useForest();
  const shell = useShell();
  const session = sessionOf(forest);
  // i18n-keys: comments.error.*
  const keyOf = (outcome: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }): Refusal => (outcome.ok ? null : `comments.error.${outcome.error.code}`);
  const say = (refusal: Refusal, key: string): void => {
    if (refusal === null) shell.announce(key);
    else shell.toast({ tone: "warn", key: refusal });
  };
  const said = (refusal: Refusal, key: string): Refusal => {
    if (refusal === null) shell.announce(key);
    return refusal;
  };
  const isThere: ThreadCommands["isThere"] = ({ id }, comment) => {
    const state = session.state.get();
    if (state.kind !== "ready") return true;
    const thread = state.reading.view.thread(id);
    return thread !== undefined && (comment === undefined || thread.comments.some((each) => each.id === comment.id));
  };
  return {
    isThere,
    start: (at, passage, text) => {
      const started = session.run(discussionFor(forest.view, at), startThread, { at, passage, text });
      return { refusal: said(keyOf(started), "comments.said.sent"), threadId: started.ok ? started.value : null };
    },
    reply: (thread, text) => said(keyOf(session.run(thread.docId, replyToThread, { threadId: thread.id, text })), "comments.said.sent"),
    edit: (thread, comment, text) => said(keyOf(session.run(thread.docId, editComment, { id: comment.id, text })), "comments.said.changed"),
    remove: (thread, comment) => {
      const refusal = keyOf(session.run(thread.docId, deleteComment, { id: comment.id }));
      shell.toast(refusal === null ? { tone: "info", key: "comments.toast.deleted", actionId: "comment.undo" } : { tone: "warn", key: refusal });
    },
    resolve: (thread) => say(keyOf(session.run(thread.docId, resolveThread, { id: thread.id })), "comments.said.resolved"),
    reopen: (thread) => say(keyOf(session.run(thread.docId, reopenThread, { id: thread.id })), "comments.said.reopened"),
  };
}
