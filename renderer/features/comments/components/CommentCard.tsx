import { useState, type FocusEvent, type ReactElement } from "react";
import type { CommentRecord, ThreadRecord } from "#shared/discussion/index.ts";
import { useForest, useIsDiscussionReadOnly } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon, IconButton } from "#renderer/ui/index.ts";
import { sessionOf } from "../model/discussionSession.ts";
import { useAuthorName } from "../model/useAuthorName.ts";
import { useThreadCommands } from "../model/useThreadCommands.ts";
import { useThreadLabel } from "../model/useThreadLabel.ts";
import { CommentLine } from "./CommentLine.tsx";
import { Composer } from "./Composer.tsx";
import styles from "../comments.module.css";

/** A folded thread shows its beginning and its end. */
const MOST_FOLDED = 3;

interface CommentCardProps {
  readonly thread: ThreadRecord;
  readonly isActive: boolean;
  /** For a thread that does not stand beside its passage: what it was about. */
  readonly showsQuote: boolean;
  onActivate(): void;
}

/** A thread: what was said, and what can be done about it. Pressing it, or coming to it by keyboard, makes it the active one. */
export function CommentCard({ thread, isActive, showsQuote, onActivate }: CommentCardProps): ReactElement {
  const t = useT();
  const label = useThreadLabel(thread);
  const isReadOnly = useIsDiscussionReadOnly();
  const commands = useThreadCommands();
  const session = sessionOf(useForest());
  const isResolved = thread.resolvedAtMs !== null;
  const [first] = thread.comments;
  const shown = foldedComments(thread.comments, isActive);
  const left = thread.comments.length - shown.length;
  // A comment somebody was brought to is marked as long as the keyboard is with its thread.
  const endMark = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget) && document.hasFocus()) session.markFound(null);
  };
  const tools = isResolved
    ? <IconButton size="s" icon="undo" label={t("comments.reopen")} onClick={() => commands.reopen(thread)} />
    : <IconButton size="s" icon="check" label={t("comments.resolve")} onClick={() => commands.resolve(thread)} />;
  return (
    <article tabIndex={-1} aria-label={label} aria-current={isActive ? "true" : undefined} data-thread={thread.id}
      data-active={isActive ? "" : undefined} data-resolved={isResolved ? "" : undefined} className={styles.card} onFocus={onActivate} onBlur={endMark}>
      <OnlyMe docId={thread.docId} />
      {showsQuote && <Quote text={thread.passage?.quote ?? ""} />}
      <ol className={styles.comments}>
        {shown.map((comment) => <CommentLine key={comment.id} thread={thread} comment={comment} tools={comment === first ? tools : undefined} />)}
      </ol>
      {left > 0 && <button type="button" className={styles.more} onClick={onActivate}>{t("comments.more", { count: left })}</button>}
      {isResolved && isActive && <ResolvedBy thread={thread} />}
      {isActive && !isReadOnly && <Reply thread={thread} />}
    </article>
  );
}

function Quote({ text }: { readonly text: string }): ReactElement | null {
  return text === "" ? null : <blockquote className={styles.quote}>{text}</blockquote>;
}

function OnlyMe({ docId }: Pick<ThreadRecord, "docId">): ReactElement | null {
  const t = useT();
  return docId === "my:discussion" ? <p className={styles.own}><Icon name="lock" size={12} />{t("comments.onlyMe")}</p> : null;
}

function foldedComments(comments: readonly CommentRecord[], isActive: boolean): readonly CommentRecord[] {
  if (isActive || comments.length <= MOST_FOLDED) return comments;
  return [...comments.slice(0, 1), ...comments.slice(-1)];
}

function ResolvedBy({ thread }: { readonly thread: ThreadRecord }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const who = useAuthorName(thread.resolvedBy);
  return <p className={styles.edited}>{t("comments.resolvedBy", { who, when: locale.dateTime(thread.resolvedAtMs ?? 0) })}</p>;
}

function Reply({ thread }: { readonly thread: ThreadRecord }): ReactElement {
  const t = useT();
  const commands = useThreadCommands();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) return <div className={styles.foot}><Button size="s" onClick={() => setIsOpen(true)}>{t("comments.reply")}</Button></div>;
  return (
    <div className={styles.foot}>
      <Composer label={t("comments.replyLabel")} sendLabel={t("comments.send")} draftKey={`reply:${thread.id}`} isWanted isStillThere={() => commands.isThere(thread)} onCancel={() => setIsOpen(false)}
        onSend={(text) => {
          const refusal = commands.reply(thread, text);
          if (refusal === null) setIsOpen(false);
          return refusal;
        }} />
    </div>
  );
}
