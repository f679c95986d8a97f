import { useState, type ReactElement, type ReactNode } from "react";
import type { CommentRecord, ThreadRecord } from "#shared/discussion/index.ts";
import { useForest, useIsDiscussionReadOnly, useMe, useReadable } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Avatar, IconButton } from "#renderer/ui/index.ts";
import { sessionOf } from "../model/discussionSession.ts";
import { useAuthorName } from "../model/useAuthorName.ts";
import { useNowMs } from "../model/useNowMs.ts";
import { useThreadCommands } from "../model/useThreadCommands.ts";
import { whenSaid } from "../model/whenSaid.ts";
import { CommentText } from "./CommentText.tsx";
import { Composer } from "./Composer.tsx";
import styles from "../comments.module.css";

/** One comment: who, when, what; its author may change it or take it away. `tools`: what else can be done beside its name. */
export function CommentLine({ thread, comment, tools }: { readonly thread: ThreadRecord; readonly comment: CommentRecord; readonly tools?: ReactNode }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const nowMs = useNowMs();
  const name = useAuthorName(comment.createdBy);
  const commands = useThreadCommands();
  const isReadOnly = useIsDiscussionReadOnly();
  const me = useMe();
  const isFound = useReadable(sessionOf(useForest()).found) === comment.id;
  const [isEditing, setIsEditing] = useState(false);
  const isMine = comment.createdBy !== null && comment.createdBy === me;
  const save = (text: string): string | null => {
    const refusal = commands.edit(thread, comment, text);
    if (refusal === null) setIsEditing(false);
    return refusal;
  };
  return (
    <li data-comment={comment.id} data-found={isFound ? "" : undefined}>
      <div className={styles.head}>
        <span aria-hidden="true"><Avatar name={name} seed={comment.createdBy ?? ""} size="s" /></span>
        <span className={styles.name}>{name}</span>
        <time className={styles.when} dateTime={new Date(comment.createdAtMs).toISOString()} title={locale.dateTime(comment.createdAtMs)}>{whenSaid(locale, comment.createdAtMs, nowMs)}</time>
        {comment.editedAtMs !== null && <span className={styles.edited} title={locale.dateTime(comment.editedAtMs)}>{t("comments.edited")}</span>}
        {!isReadOnly && (
          <span className={styles.tools}>
            {isMine && !isEditing && <IconButton size="s" icon="pencil" label={t("comments.edit")} onClick={() => setIsEditing(true)} />}
            {isMine && !isEditing && <IconButton size="s" icon="trash" label={t("comments.delete")} onClick={() => commands.remove(thread, comment)} />}
            {tools}
          </span>
        )}
      </div>
      {isEditing
        ? <Composer label={t("comments.edit")} sendLabel={t("comments.save")} draftKey={`edit:${comment.id}`} initialText={comment.text} isWanted isStillThere={() => commands.isThere(thread, comment)} onSend={save} onCancel={() => setIsEditing(false)} />
        : <CommentText text={comment.text} />}
    </li>
  );
}
