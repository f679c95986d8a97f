import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type RefObject } from "react";
import type { LinkId } from "#shared/kernel/index.ts";
import { LIMITS } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { submitLink, type FieldError, type LinkDraft, type LinkField } from "../model/linkDraft.ts";
import { EndPicker } from "./EndPicker.tsx";
import { Proposition } from "./Proposition.tsx";
import { TypeChooser } from "./TypeChooser.tsx";
import styles from "../links.module.css";

interface LinkFormProps {
  readonly initial: LinkDraft;
  /** The link that is being changed; null makes a new one. */
  readonly editedId: LinkId | null;
  /** Where the cursor starts: the first end that is missing, else the type. */
  readonly firstField: RefObject<HTMLInputElement | null>;
  /** Whether something stands in it now that was typed here. */
  readonly onTyping: (holdsTyping: boolean) => void;
  readonly onClose: () => void;
}

interface TextPartProps {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly errorText: string | null;
  readonly isLong: boolean;
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
}

function TextPart({ label, value, hint, errorText, isLong, maxLength, onChange }: TextPartProps) {
  const id = useId();
  const common = {
    id, value, maxLength, placeholder: hint, className: styles.input, "aria-invalid": errorText !== null,
    "aria-describedby": errorText === null ? undefined : `${id}-error`,
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>{label}</label>
      {isLong ? <textarea rows={3} {...common} onChange={(event) => onChange(event.target.value)} /> : <input {...common} onChange={(event) => onChange(event.target.value)} />}
      {errorText !== null && <span id={`${id}-error`} role="alert" className={styles.error}>{errorText}</span>}
    </div>
  );
}

/** One form for making and changing a link: two ends, how they are joined, and why. */
export function LinkForm({ initial, editedId, firstField, onTyping, onClose }: LinkFormProps) {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [draft, setDraft] = useState(initial);
  const [refused, setRefused] = useState<FieldError | null>(null);
  const change = (part: Partial<LinkDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    setRefused(null);
    onTyping(next.phrase !== initial.phrase || next.reason !== initial.reason);
  };
  // The field that was just filled gives way to a chip: the keyboard goes on to what is asked next, or starts over in an end that was emptied.
  const ends = useRef({ from: initial.from, to: initial.to });
  useEffect(() => {
    if (ends.current.from === draft.from && ends.current.to === draft.to) return;
    ends.current = { from: draft.from, to: draft.to };
    firstField.current?.focus();
  }, [draft.from, draft.to, firstField]);
  // i18n-keys: link.error.*
  const errorAt = (field: LinkField): string | null => (refused?.field === field ? t(`link.error.${refused.code}`) : null);
  const submit = (): void => {
    const done = submitLink(forest, draft, editedId);
    if (!done.ok) {
      setRefused(done.error);
      return;
    }
    forest.selection.select([done.value]);
    if (editedId === null) shell.announce("links.said.created");
    else shell.announce("links.said.changed");
    onClose();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    // The chord works from every field of the form; each field has its own way with the keyboard besides.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.form} onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <div className={styles.ends}>
        <EndPicker label={t("links.from")} value={draft.from} taken={draft.to} errorText={errorAt("from")} fieldRef={draft.from === null ? firstField : undefined} onChange={(from) => change({ from })} />
        <EndPicker label={t("links.to")} value={draft.to} taken={draft.from} errorText={errorAt("to")} fieldRef={draft.from !== null && draft.to === null ? firstField : undefined} onChange={(to) => change({ to })} />
      </div>
      <TypeChooser radioRef={draft.from !== null && draft.to !== null ? firstField : undefined} value={draft.type} errorText={errorAt("type")} onChange={(type) => change({ type })} />
      <TextPart
        label={draft.type === "free" ? t("links.phraseRequired") : t("links.phrase")} hint={t("links.phraseHint")} value={draft.phrase}
        errorText={errorAt("phrase")} isLong={false} maxLength={LIMITS.phrase} onChange={(phrase) => change({ phrase })}
      />
      <TextPart label={t("links.reason")} hint={t("links.reasonHint")} value={draft.reason} errorText={errorAt("reason")} isLong maxLength={LIMITS.reason} onChange={(reason) => change({ reason })} />
      <Proposition draft={draft} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t("links.cancel")}</Button>
        <Button type="submit" variant="primary">{editedId === null ? t("links.submit") : t("links.save")}</Button>
      </div>
    </form>
  );
}
