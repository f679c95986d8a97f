import type { ReactElement } from "react";
import type { SuggestionRecord } from "#shared/discussion/index.ts";
import type { NoteVersion } from "#shared/ipc/contract.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import notes from "../notes.module.css";
import styles from "../suggestions.module.css";

/** The list comes when the dialog stands already: the keyboard goes to what it was opened for. */
const takeKeyboard = (button: HTMLButtonElement | null): void => { button?.focus(); };

interface EntryProps { readonly isFirst: boolean; readonly isShown: boolean; onShow(): void }

/** Somebody wrote into the note. */
export function VersionEntry({ version, isFirst, isShown, onShow }: EntryProps & { readonly version: NoteVersion }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const name = usePersonName(version.by);
  return (
    <button ref={isFirst ? takeKeyboard : null} data-autofocus={isFirst || undefined} type="button" className={notes.version} aria-pressed={isShown} onClick={onShow}>
      <strong>{version.atMs === 0 ? t("notes.versions.unknownTime") : locale.dateTime(version.atMs)}</strong>
      <span>{t("notes.versions.by", { name: name ?? t("notes.versions.someone") })}</span>
    </button>
  );
}

/** Somebody suggests how the note should read. */
export function SuggestionEntry({ suggestion, isFirst, isShown, onShow }: EntryProps & { readonly suggestion: SuggestionRecord }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const name = usePersonName(suggestion.createdBy) ?? t("notes.versions.someone");
  const state = suggestion.decision?.kind ?? "open";
  // i18n-keys: notes.suggestions.state.*
  return (
    <button ref={isFirst ? takeKeyboard : null} data-autofocus={isFirst || undefined} type="button" className={notes.version} aria-pressed={isShown} onClick={onShow}>
      <strong>{name}<span className={styles.state} data-state={state}>{t(`notes.suggestions.state.${state}`)}</span></strong>
      <span>{suggestion.createdAtMs === 0 ? t("notes.versions.unknownTime") : locale.dateTime(suggestion.createdAtMs)}</span>
      {suggestion.why === "" ? null : <span className={styles.whyLine}>{suggestion.why}</span>}
    </button>
  );
}
