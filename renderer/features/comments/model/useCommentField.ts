import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { commentWithMentions, mentionName, plainComment } from "#shared/discussion/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { offerLostText, useForest, useShell } from "#renderer/runtime/index.ts";
import { sessionOf, type Draft } from "./discussionSession.ts";
import type { Member } from "./mentionQuery.ts";
import { useMentions } from "./useMentions.ts";

interface CommentFieldParts {
  /** Under which what is not sent yet is remembered while the forest is open. */
  readonly draftKey: string;
  /** What stands in it at first: a comment that is to be changed. */
  readonly initialText: string;
  /** Text key of a refusal, or null when it was taken. */
  onSend(text: string): string | null;
  onCancel?(): void;
  /** Whether what it is about is still there; asked when the field is taken away, so that unsent words about what is gone are offered for copying. */
  isStillThere?(): boolean;
}

interface CommentField {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly plain: string;
  /** There are words in it that nobody has been sent. */
  readonly isUnsent: boolean;
  readonly errorKey: string | null;
  readonly mentions: ReturnType<typeof useMentions>;
  type(plain: string, caret: number): void;
  choose(member: Member): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
  send(): void;
  cancel(): void;
}

/** A comment being written: drafts that outlive the field, mentions, and keys that leave an input method alone. */
export function useCommentField({ draftKey, initialText, onSend, onCancel, isStillThere }: CommentFieldParts): CommentField {
  const { drafts } = sessionOf(useForest());
  useOfferLost(drafts, draftKey, isStillThere);
  const [draft, setDraft] = useState<Draft>(() => drafts.get(draftKey) ?? plainComment(initialText));
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const caretWanted = useRef<number | null>(null);
  const mentions = useMentions();
  useLayoutEffect(() => {
    const caret = caretWanted.current;
    caretWanted.current = null;
    if (caret !== null) field.current?.setSelectionRange(caret, caret);
  }, [draft]);
  useEffect(() => { setDraft(drafts.get(draftKey) ?? plainComment(initialText)); }, [drafts, draftKey, initialText]);
  const keep = (next: Draft): void => {
    if (next.plain.trim() === "") drafts.delete(draftKey);
    else drafts.set(draftKey, next);
    setDraft(next);
    setErrorKey(null);
  };
  const empty = (): void => {
    drafts.delete(draftKey);
    setDraft(plainComment(""));
    setErrorKey(null);
    mentions.close();
  };
  const send = (): void => {
    const refusal = onSend(commentWithMentions(draft.plain, draft.mentioned));
    if (refusal === null) empty();
    else setErrorKey(refusal);
  };
  const cancel = (): void => {
    empty();
    onCancel?.();
  };
  /** Esc is pressed lightly, and nobody is asked: what was written waits for whoever comes back to the same place. */
  const leave = (): void => {
    mentions.close();
    onCancel?.();
  };
  const choose = (member: Member): void => {
    const caret = field.current?.selectionStart ?? draft.plain.length;
    const from = mentions.from ?? caret;
    const name = mentionName(member.name);
    caretWanted.current = from + name.length + 2;
    keep({ plain: `${draft.plain.slice(0, from)}@${name} ${draft.plain.slice(caret)}`, mentioned: new Map<string, PersonId>([...draft.mentioned, [name, member.id]]) });
    mentions.close();
    field.current?.focus();
  };
  const onListKey = (event: KeyboardEvent): boolean => {
    const member = mentions.members[mentions.activeIndex];
    if (member === undefined) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") mentions.move(event.key === "ArrowDown" ? 1 : -1);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") choose(member);
    else if (event.key === "Escape") mentions.close();
    else return false;
    return true;
  };
  const onFieldKey = (event: KeyboardEvent): boolean => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === "Escape" && onCancel !== undefined) leave();
    else return false;
    return true;
  };
  return {
    field, errorKey, mentions, choose, send, cancel, plain: draft.plain,
    isUnsent: draft.plain.trim() !== "" && draft.plain !== plainComment(initialText).plain,
    type: (plain, caret) => {
      keep({ plain, mentioned: draft.mentioned });
      mentions.look(plain, caret);
    },
    onKeyDown: (event) => {
      // SAFETY: keyCode is deprecated, yet the only sign of a composing input method in some of its first and last events.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (event.altKey || !(onListKey(event) || onFieldKey(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function useOfferLost(drafts: Map<string, Draft>, draftKey: string, isStillThere: (() => boolean) | undefined): void {
  const shell = useShell();
  const latest = useRef({ shell, isStillThere });
  latest.current = { shell, isStillThere };
  useEffect(() => () => {
    const draft = drafts.get(draftKey);
    if (draft === undefined || latest.current.isStillThere?.() !== false) return;
    drafts.delete(draftKey);
    offerLostText(latest.current.shell, draft.plain);
  }, [drafts, draftKey]);
}
