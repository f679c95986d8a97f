import { useMemo, type ReactElement } from "react";
import type { SuggestedText, SuggestionRecord } from "#shared/discussion/index.ts";
import { mergeNotes, readNoteJson, type NoteJson } from "#shared/notes/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { usePersonName } from "#renderer/runtime/index.ts";
import type { ShownAs } from "./ShownAsSwitch.tsx";
import { NoteDiff } from "./NoteDiff.tsx";
import notes from "../notes.module.css";
import styles from "../suggestions.module.css";

interface SuggestionPaneProps {
  readonly suggestion: SuggestionRecord;
  readonly text: SuggestedText | null;
  /** The note as it stands now; null until it is read. */
  readonly now: readonly NoteJson[] | null;
  readonly shownAs: ShownAs;
}

/** A suggested version: what adopting it would change in the note as it stands now; of one that is decided, what it changed in the note it was made from. */
export function SuggestionPane({ suggestion, text, now, shownAs }: SuggestionPaneProps): ReactElement {
  const t = useT();
  const isOpen = suggestion.decision === null;
  const merged = useMemo(() => (text === null || now === null || !isOpen ? null : mergeNotes({ base: text.base, ours: now, theirs: text.blocks })), [text, now, isOpen]);
  return (
    <>
      {suggestion.why === "" ? null : <p className={styles.words}>{t("notes.suggestions.why", { why: suggestion.why })}</p>}
      {suggestion.decision === null ? null : <Decided decision={suggestion.decision} />}
      {suggestion.adoptions > 1 ? <p className={styles.note} data-tone="warn">{t("notes.suggestions.adoptedApart", { count: suggestion.adoptions })}</p> : null}
      {text === null ? <p role="alert" className={notes.error}>{t("notes.suggestions.unreadable")}</p> : null}
      {merged !== null && merged.conflicts > 0 ? <p className={styles.note} data-tone="warn">{t("notes.suggestions.conflicts", { count: merged.conflicts })}</p> : null}
      {text !== null && shownAs === "text" ? <Words blocks={text.blocks} /> : null}
      {shownAs === "changes" && merged !== null && now !== null ? <NoteDiff before={now} after={merged.blocks} beside={merged.beside} /> : null}
      {text !== null && shownAs === "changes" && !isOpen ? <NoteDiff before={text.base} after={text.blocks} /> : null}
    </>
  );
}

function Words({ blocks }: { readonly blocks: readonly NoteJson[] }): ReactElement {
  const t = useT();
  const { text, isEmpty } = readNoteJson({ type: "doc", content: blocks });
  return <p className={notes.versionWords}>{isEmpty ? t("notes.suggestions.blank") : text}</p>;
}

function Decided({ decision: { kind, atMs, by, reason } }: { readonly decision: NonNullable<SuggestionRecord["decision"]> }): ReactElement {
  const t = useT();
  const locale = useLocale();
  const name = usePersonName(by) ?? t("notes.versions.someone");
  const when = atMs === 0 ? t("notes.versions.unknownTime") : locale.dateTime(atMs);
  // i18n-keys: notes.suggestions.decided.*
  return (
    <p className={styles.note}>
      {t(`notes.suggestions.decided.${kind}`, { name, when })}
      {reason === "" ? null : t("notes.suggestions.reasonGiven", { reason })}
    </p>
  );
}
