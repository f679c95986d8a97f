import { useCallback, useEffect, useState, type ReactElement } from "react";
import type { QuotedPassage, ThreadRecord } from "#shared/discussion/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { useIsDiscussionReadOnly, useReadable } from "#renderer/runtime/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { useT } from "#renderer/i18n/index.ts";
import { BesideCards, type BesideCard } from "./components/BesideCards.tsx";
import { CommentCard } from "./components/CommentCard.tsx";
import { Composer } from "./components/Composer.tsx";
import { DiscussionMissing } from "./components/DiscussionMissing.tsx";
import { DraftMarker, FoldableCard, Marker } from "./components/FoldableCard.tsx";
import { ResolvedFold } from "./components/ResolvedFold.tsx";
import { DRAFT_ID } from "./model/marginThreads.ts";
import type { DiscussionSession } from "./model/discussionSession.ts";
import { useDiscussion, useThreadsAt } from "./model/useDiscussion.ts";
import { useFoldedCards } from "./model/useFoldedCards.ts";
import { useMargin } from "./model/useMargin.ts";
import { useMarginKeys } from "./model/useMarginKeys.ts";
import { useThreadCommands } from "./model/useThreadCommands.ts";
import { useWantedComment } from "./model/useWantedComment.ts";
import styles from "./comments.module.css";

interface CommentMarginProps {
  /** The editor whose text it stands beside; the margin begins where that text begins and scrolls with it. */
  readonly port: NoteEditorPort;
  readonly docId: NoteDocId;
}

/** What is said about a note, beside the passages it is about. */
export function CommentMargin({ port, docId }: CommentMarginProps): ReactElement {
  const t = useT();
  const { session, state } = useDiscussion();
  const threads = useThreadsAt(state, docId);
  const [showsResolved, setShowsResolved] = useState(false);
  const draft = useAskedPassage(session, docId, state.kind === "ready");
  const margin = useMargin({ port, threads, draft, showsResolved });
  const { activeId, openId, activate, sorted, draftTopPx } = margin;
  const element = useMarginKeys({ session, port, ids: [...sorted.beside.map(({ thread }) => thread.id), ...sorted.lost.map((thread) => thread.id)], activeId, draftId: draft === null ? null : DRAFT_ID, activate });
  useEffect(() => { if (draft !== null) activate(DRAFT_ID); }, [draft, activate]);
  useWantedComment({ session, at: docId, threads, root: element, open: ({ id, resolvedAtMs }) => {
    if (resolvedAtMs !== null) setShowsResolved(true);
    activate(id);
  } });
  const isFolded = useFoldedCards({ root: element, hasCards: threads.length > 0 || draft !== null, openId, activate });
  const endDraft = (nextId: string | null): void => {
    session.ask(null);
    activate(nextId);
  };
  const card = (thread: ThreadRecord, showsQuote: boolean): ReactElement => (
    <FoldableCard key={thread.id} isFolded={isFolded} isOpen={thread.id === openId}
      marker={<Marker thread={thread} isActive={thread.id === activeId} isOpen={thread.id === openId} onToggle={() => { activate(thread.id === openId ? null : thread.id); }} />}>
      <CommentCard thread={thread} isActive={thread.id === activeId} showsQuote={showsQuote || isFolded} onActivate={() => activate(thread.id)} />
    </FoldableCard>
  );
  const isDraftOpen = openId === null || openId === DRAFT_ID;
  const beside: BesideCard[] = sorted.beside.map(({ thread, topPx }) => ({ id: thread.id, topPx, card: card(thread, false) }));
  if (draft !== null) beside.push({ id: DRAFT_ID, topPx: draftTopPx, card: (
    <FoldableCard isFolded={isFolded} isOpen={isDraftOpen} marker={<DraftMarker isOpen={isDraftOpen} onOpen={() => { activate(DRAFT_ID); }} />}>
      <DraftCard port={port} docId={docId} passage={draft} onEnd={endDraft} />
    </FoldableCard>
  ) });
  return (
    <aside ref={element} className={styles.margin} data-folded={isFolded || undefined} aria-label={t("comments.marginTitle")}>
      <DiscussionMissing session={session} state={state} />
      <BesideCards cards={beside} activeId={activeId} />
      {sorted.lost.length > 0 && (
        <div className={styles.list}>
          <h3 className={styles.listHead}>{t("comments.lost")}</h3>
          {sorted.lost.map((thread) => card(thread, true))}
        </div>
      )}
      <ResolvedFold count={sorted.resolved.length} isOpen={showsResolved} onToggle={() => setShowsResolved((shows) => !shows)}>{sorted.resolved.map((thread) => card(thread, true))}</ResolvedFold>
    </aside>
  );
}

/** The passage of this note that somebody wants to comment on now. The wish ends with the margin. */
function useAskedPassage(session: DiscussionSession, docId: NoteDocId, isReady: boolean): QuotedPassage | null {
  const asked = useReadable(session.asked);
  const isReadOnly = useIsDiscussionReadOnly();
  useEffect(() => () => { if (session.asked.get()?.at === docId) session.ask(null); }, [session, docId]);
  return isReady && !isReadOnly && asked !== null && asked.at === docId ? asked.passage : null;
}

/** A thread that is only being written. */
function DraftCard({ port, docId, passage, onEnd }: CommentMarginProps & { readonly passage: QuotedPassage; onEnd(nextId: string | null): void }): ReactElement {
  const t = useT();
  const commands = useThreadCommands();
  const [isWanted, setIsWanted] = useState(true);
  // Whoever asks for the same place once more wants the keyboard there once more.
  useEffect(() => { setIsWanted(true); }, [passage]);
  const onReached = useCallback(() => { setIsWanted(false); }, []);
  return (
    <article aria-label={t("comments.new")} className={styles.card} data-active="">
      <Composer label={t("comments.write")} sendLabel={t("comments.send")} draftKey={`new:${docId}:${passage.start}`} isWanted={isWanted} onReached={onReached}
        onSend={(text) => {
          const { refusal, threadId } = commands.start(docId, passage, text);
          if (refusal === null) onEnd(threadId);
          return refusal;
        }}
        onCancel={() => {
          onEnd(null);
          port.focus();
        }} />
    </article>
  );
}
