import { useEffect, type RefObject } from "react";
import type { DiscussedId, ThreadRecord } from "#shared/discussion/index.ts";
import { useReadable } from "#renderer/runtime/index.ts";
import type { DiscussionSession } from "./discussionSession.ts";

interface WantedParts {
  readonly session: DiscussionSession;
  readonly at: DiscussedId;
  readonly threads: readonly ThreadRecord[];
  /** What the cards stand in. */
  readonly root: RefObject<HTMLElement | null>;
  /** Makes this thread the active one, and has it drawn. */
  open(thread: ThreadRecord): void;
}

/** Goes to the comment somebody asked for, if it stands here: its thread is opened, brought into the middle and given the keyboard. */
export function useWantedComment({ session, at, threads, root, open }: WantedParts): void {
  const wanted = useReadable(session.wanted);
  const thread = wanted?.at === at ? threads.find(({ id }) => id === wanted.threadId) : undefined;
  // After every drawing, until the card is there and active: before that it is folded, or still among those whose passage was not looked for.
  useEffect(() => {
    if (wanted === null || thread === undefined) return;
    open(thread);
    const card = root.current?.querySelector<HTMLElement>(`[data-thread="${thread.id}"][data-active]`) ?? null;
    if (card === null) return;
    session.want(null);
    session.markFound(wanted.commentId);
    card.focus({ preventScroll: true });
    (card.querySelector(`[data-comment="${wanted.commentId}"]`) ?? card).scrollIntoView({ block: "center" });
  });
}
