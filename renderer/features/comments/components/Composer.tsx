import { useEffect, useId, type ReactElement } from "react";
import { formatShortcut } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { DISCUSSION_LIMITS } from "#shared/discussion/index.ts";
import { Button, TextArea } from "#renderer/ui/index.ts";
import { useCommentField } from "../model/useCommentField.ts";
import { MemberList, memberOptionId } from "./MemberList.tsx";
import styles from "../comments.module.css";

interface ComposerProps {
  /** What the field is for; spoken, and shown while it is empty. */
  readonly label: string;
  readonly sendLabel: string;
  readonly draftKey: string;
  readonly initialText?: string;
  /** The keyboard is wanted in it now. */
  readonly isWanted?: boolean;
  onReached?(): void;
  /** Text key of a refusal, or null when it was taken. */
  onSend(text: string): string | null;
  onCancel?(): void;
  /** Whether what it is about is still there. */
  isStillThere?(): boolean;
}

/** Where a comment is written. Enter begins a line, Mod+Enter sends, `@` calls a member, Esc leaves and keeps the words, the button throws them away. */
export function Composer({ label, sendLabel, draftKey, initialText = "", isWanted = false, onReached, onSend, onCancel, isStillThere }: ComposerProps): ReactElement {
  const t = useT();
  const listId = useId();
  const { field, plain, isUnsent, errorKey, mentions, ...comment } = useCommentField({ draftKey, initialText, onSend, onCancel, isStillThere });
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    onReached?.();
  }, [isWanted, field, onReached]);
  const isListOpen = mentions.members.length > 0;
  return (
    <div className={styles.composer} data-holds-typing={isUnsent || undefined}>
      <TextArea ref={field} label={label} hideLabel rows={plain.includes("\n") ? 4 : 2} placeholder={label} value={plain} error={errorKey === null ? null : t(errorKey, { most: DISCUSSION_LIMITS.text })}
        aria-autocomplete="list" aria-controls={isListOpen ? listId : undefined} aria-activedescendant={isListOpen ? memberOptionId(listId, mentions.activeIndex) : undefined}
        onChange={(event) => comment.type(event.currentTarget.value, event.currentTarget.selectionStart)} onKeyDown={comment.onKeyDown} onBlur={mentions.close} />
      {isListOpen && <MemberList id={listId} members={mentions.members} activeIndex={mentions.activeIndex} onChoose={comment.choose} />}
      {(plain !== "" || onCancel !== undefined) && (
        <div className={styles.composerFoot}>
          <span className={styles.composerHint}>{t("comments.sendHint", { keys: formatShortcut("Mod+Enter") })}</span>
          {onCancel !== undefined && <Button size="s" variant="quiet" onClick={comment.cancel}>{t("comments.cancel")}</Button>}
          <Button size="s" variant="primary" aria-disabled={plain.trim() === "" || undefined} onClick={comment.send}>{sendLabel}</Button>
        </div>
      )}
    </div>
  );
}
