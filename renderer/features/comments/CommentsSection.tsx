import { useCallback, useRef, useState, type ReactElement } from "react";
import { discussionFor } from "#shared/discussion/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useIsDiscussionReadOnly, useReadable, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { CommentCard } from "./components/CommentCard.tsx";
import { Composer } from "./components/Composer.tsx";
import { DiscussionMissing } from "./components/DiscussionMissing.tsx";
import { ResolvedFold } from "./components/ResolvedFold.tsx";
import { useDiscussion, useThreadsAt } from "./model/useDiscussion.ts";
import { useThreadCommands } from "./model/useThreadCommands.ts";
import { useWantedComment } from "./model/useWantedComment.ts";
import styles from "./comments.module.css";

/** What is said about a point or a link, for the side panel. */
export function CommentsSection({ at }: { readonly at: EndId }): ReactElement {
  const t = useT();
  const { session, state } = useDiscussion();
  const isReadOnly = useIsDiscussionReadOnly();
  const commands = useThreadCommands();
  const threads = useThreadsAt(state, at);
  const isOwn = useView((view) => discussionFor(view, at) === "my:discussion");
  const asked = useReadable(session.asked);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [showsResolved, setShowsResolved] = useState(false);
  const open = threads.filter((thread) => thread.resolvedAtMs === null);
  const resolved = threads.filter((thread) => thread.resolvedAtMs !== null);
  const section = useRef<HTMLElement>(null);
  useWantedComment({ session, at, threads, root: section, open: ({ id, resolvedAtMs }) => {
    if (resolvedAtMs !== null) setShowsResolved(true);
    setActiveId(id);
  } });
  const onReached = useCallback(() => { session.ask(null); }, [session]);
  const send = (text: string): string | null => {
    const { refusal, threadId } = commands.start(at, null, text);
    if (threadId !== null) setActiveId(threadId);
    return refusal;
  };
  const cards = (list: typeof threads): ReactElement[] => list.map((thread) => <CommentCard key={thread.id} thread={thread} isActive={thread.id === activeId} showsQuote onActivate={() => setActiveId(thread.id)} />);
  return (
    <section ref={section} className={styles.section} aria-label={t("comments.title")}>
      <h3>{t("comments.title")} <span className={styles.count}>{open.length}</span></h3>
      <DiscussionMissing session={session} state={state} />
      {open.length > 0 && <div className={styles.list}>{cards(open)}</div>}
      {state.kind === "ready" && !isReadOnly && (
        <>
          {isOwn && <p className={styles.own}><Icon name="lock" size={12} />{t("comments.onlyMeHint")}</p>}
          <Composer key={at} label={t("comments.write")} sendLabel={t("comments.send")} draftKey={`new:${at}`} isWanted={asked !== null && asked.at === at} onReached={onReached} onSend={send} />
        </>
      )}
      <ResolvedFold count={resolved.length} isOpen={showsResolved} onToggle={() => setShowsResolved((shows) => !shows)}>{cards(resolved)}</ResolvedFold>
    </section>
  );
}
