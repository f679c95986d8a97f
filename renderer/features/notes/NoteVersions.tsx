import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { SuggestionId, SuggestionRecord } from "#shared/discussion/index.ts";
import { areSameBlocks, parseNoteDocId, readNoteJson, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import type { NoteEditorPort } from "#renderer/runtime/notes/types.ts";
import { personNameIn, useForest, useIsDiscussionReadOnly, useIsReadOnly, useMe, useReadable } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState, Spinner, TextField } from "#renderer/ui/index.ts";
import { NoteDiff } from "./components/NoteDiff.tsx";
import { ShownAsSwitch, type ShownAs } from "./components/ShownAsSwitch.tsx";
import { SuggestionPane } from "./components/SuggestionPane.tsx";
import { SuggestionsMissing } from "./components/SuggestionsMissing.tsx";
import { SuggestionEntry, VersionEntry } from "./components/VersionEntries.tsx";
import { useDecisions } from "./model/useDecisions.ts";
import { useNoteBlocks } from "./model/useNoteBlocks.ts";
import { useRestore, useVersions, useVersionText, type ShownVersion } from "./model/useNoteVersions.ts";
import { listSuggestions, knownFirst, SUGGESTIONS_AT_ONCE } from "./model/listSuggestions.ts";
import { suggestionIn, useEverySuggestionAt, useSuggestions } from "./model/useSuggestions.ts";
import styles from "./notes.module.css";
import own from "./suggestions.module.css";

interface NoteVersionsProps {
  readonly docId: NoteDocId;
  /** The editor of the note, through which a suggestion is put into it. */
  readonly port: NoteEditorPort | null;
  /** What somebody came for; without it, a suggestion that waits, or the newest version. */
  readonly suggestionId?: SuggestionId | null;
  onClose(): void;
}

/** What others suggest the note should say, and earlier versions by who wrote them: to be compared with the note as it is now, adopted, or brought back as a new change. */
export function NoteVersions({ docId, port, suggestionId = null, onClose }: NoteVersionsProps): ReactElement {
  const t = useT();
  const picked = usePicked(docId, suggestionId);
  const { suggestions, suggestion, versions, version } = picked;
  const note = useNoteBlocks(docId);
  const [declining, setDeclining] = useReason(suggestion);
  const begin = useBegin(docId, onClose);
  const hasList = suggestions.length > 0 || (typeof versions !== "string" && versions.length > 0);
  return (
    <Dialog title={t("notes.versions.title")} size="l" onClose={onClose} onEscape={declining === null ? undefined : () => { setDeclining(null); }} holdsTyping={declining !== null && declining !== ""}
      footer={suggestion === null
        ? <VersionFooter docId={docId} version={version} now={note.blocks} onClose={onClose} />
        : <SuggestionFooter key={suggestion.id} suggestion={suggestion} text={picked.text} port={port} note={note} declining={declining} onDeclining={setDeclining} onClose={onClose} />}>
      <SuggestionsMissing />
      {versions === "reading" && !hasList ? <p className={styles.waiting} role="status"><Spinner />{t("notes.versions.reading")}</p> : null}
      {versions === "failed" ? <EmptyState icon="warning" title={t("notes.versions.failed")} /> : null}
      {versions !== "reading" && versions !== "failed" && !hasList ? <EmptyState icon="history" title={t("notes.versions.none")} /> : null}
      {hasList ? (
        <div className={styles.versions}>
          <VersionList picked={picked} onPicked={() => { setDeclining(null); }} begin={begin} />
          <Shown picked={picked} now={note.blocks} declining={declining} onDeclining={setDeclining} />
        </div>
      ) : null}
    </Dialog>
  );
}

/** Read with the keyboard where it is longer than the room it has. */
function letKeysScroll(pane: HTMLElement | null): void {
  if (pane !== null) pane.tabIndex = 0;
}

const takeKeyboard = (field: HTMLInputElement | null): void => { field?.focus(); };

interface ShownProps { readonly picked: Picked; readonly now: readonly NoteJson[] | null; readonly declining: string | null; onDeclining(reason: string): void }

/** What was picked, compared with the note as it stands now, or its words alone. */
function Shown({ picked: { suggestion, text, version }, now, declining, onDeclining }: ShownProps): ReactElement {
  const t = useT();
  const [shownAs, setShownAs] = useState<ShownAs>("changes");
  return (
    <div ref={letKeysScroll} className={styles.versionText} aria-live="polite" role="group" aria-label={t("notes.versions.shown")}>
      <div className={own.shown}>
        <div className={own.head}><ShownAsSwitch value={shownAs} onChange={setShownAs} />{shownAs === "changes" ? <span className={own.words}>{t(legendOf(suggestion))}</span> : null}</div>
        {declining === null || suggestion === null ? null : <TextField ref={takeKeyboard} label={t("notes.suggestions.reason")} hint={t("notes.suggestions.reasonHint")} maxLength={500} value={declining} onChange={(event) => { onDeclining(event.target.value); }} />}
        {suggestion === null ? <VersionText shown={version} now={now} shownAs={shownAs} /> : <SuggestionPane suggestion={suggestion} text={text} now={now} shownAs={shownAs} />}
      </div>
    </div>
  );
}

function legendOf(suggestion: SuggestionRecord | null): string {
  if (suggestion === null) return "notes.diff.legendRestore";
  return suggestion.decision === null ? "notes.diff.legend" : "notes.diff.legendDecided";
}

type Picked = ReturnType<typeof usePicked>;

/** What is looked at: what somebody came for, else a suggestion that waits, else the newest version. Never an empty page. */
function usePicked(docId: NoteDocId, wantedId: SuggestionId | null) {
  const { state } = useSuggestions();
  const isShared = parseNoteDocId(docId)?.sheet === "shared";
  const forest = useForest();
  const me = useMe();
  const all = useEverySuggestionAt(state, docId);
  const suggestions = useMemo(() => (isShared ? knownFirst(all, (author) => author === me || personNameIn(forest, author) !== undefined) : NONE), [isShared, all, forest, me]);
  const versions = useVersions(docId);
  const { shown: version, show } = useVersionText(docId);
  const [id, setId] = useState<SuggestionId | null>(null);
  const isChosen = useRef(false);
  /** What the dialog was opened for: it gets the keyboard once. */
  const [firstKey, setFirstKey] = useState<string | null>(null);
  const isAwaited = wantedId !== null && state.kind === "loading";
  const waitingId = suggestionIn(suggestions, wantedId)?.id ?? (suggestions[0]?.decision === null ? suggestions[0].id : null);
  const newestSeq = typeof versions === "string" ? undefined : versions[0]?.toSeq;
  useEffect(() => {
    if (isChosen.current || isAwaited) return;
    if (waitingId !== null) setId(waitingId);
    else if (newestSeq !== undefined) show(newestSeq);
    isChosen.current = waitingId !== null || newestSeq !== undefined;
    setFirstKey(waitingId ?? (newestSeq === undefined ? null : String(newestSeq)));
  }, [isAwaited, waitingId, newestSeq, show]);
  const suggestion = suggestionIn(suggestions, id);
  return {
    suggestions, suggestion, versions, version, firstKey,
    text: suggestion !== null && state.kind === "ready" ? state.reading.sent.textOf(suggestion.id) : null,
    pickSuggestion: (next: SuggestionId): void => {
      isChosen.current = true;
      setId(next);
    },
    pickVersion: (seq: number): void => {
      isChosen.current = true;
      setId(null);
      show(seq);
    },
  };
}

const NONE: readonly SuggestionRecord[] = [];

/** The reason that is being written; null while nothing is being declined. Somebody else may decide meanwhile: then there is nothing left to decline. */
function useReason(suggestion: SuggestionRecord | null) {
  const [reason, setReason] = useState<string | null>(null);
  return [suggestion?.decision === null ? reason : null, setReason] as const;
}

/** Begins a suggestion of one's own for this note; null where that may not be. */
function useBegin(docId: NoteDocId, onClose: () => void): (() => void) | null {
  const shown = useReadable(useSuggestions().session.shown);
  if (shown?.docId !== docId) return null;
  return () => {
    onClose();
    shown.begin();
  };
}

function VersionList({ picked, onPicked, begin }: { readonly picked: Picked; onPicked(): void; readonly begin: (() => void) | null }): ReactElement {
  const t = useT();
  const { suggestions, suggestion, versions, version, firstKey } = picked;
  const [limit, setLimit] = useState(SUGGESTIONS_AT_ONCE);
  const { listed, left, leftAuthors } = listSuggestions(suggestions, limit, suggestion?.id ?? null);
  return (
    <div className={styles.versionList}>
      {suggestions.length === 0 && begin === null ? null : <>
        <div className={own.listBar}><h3 className={own.listHead}>{t("notes.suggestions.title")}</h3>{begin === null ? null : <Button size="s" variant="quiet" icon="pencil" onClick={begin}>{t("notes.suggest.begin")}</Button>}</div>
        {suggestions.length === 0 ? null : <ul className={own.entries} aria-label={t("notes.suggestions.title")}>
          {listed.map((each) => <li key={each.id}><SuggestionEntry suggestion={each} isFirst={each.id === firstKey} isShown={each.id === suggestion?.id} onShow={() => { picked.pickSuggestion(each.id); onPicked(); }} /></li>)}
        </ul>}
        {left === 0 ? null : <Button size="s" variant="quiet" onClick={() => { setLimit(limit + SUGGESTIONS_AT_ONCE); }}>{t("notes.suggestions.more", { count: left, people: leftAuthors })}</Button>}
        <h3 className={own.listHead}>{t("notes.suggestions.kept")}</h3>
      </>}
      {versions === "reading" ? <p className={styles.waiting} role="status"><Spinner />{t("notes.versions.reading")}</p> : null}
      {typeof versions === "string" ? null : (
        <ul className={own.entries} aria-label={t("notes.versions.list")}>
          {versions.map((each) => <li key={each.toSeq}><VersionEntry version={each} isFirst={String(each.toSeq) === firstKey} isShown={suggestion === null && each.toSeq === version?.seq} onShow={() => { picked.pickVersion(each.toSeq); onPicked(); }} /></li>)}
        </ul>
      )}
    </div>
  );
}

const jsonOf = (shown: ShownVersion | null): NoteJson | null => (shown === null || shown.note === "reading" || shown.note === "failed" ? null : shown.note);

function VersionText({ shown, now, shownAs }: { readonly shown: ShownVersion | null; readonly now: readonly NoteJson[] | null; readonly shownAs: ShownAs }): ReactElement {
  const t = useT();
  if (shown === null) return <p className={styles.waiting}>{t("notes.versions.choose")}</p>;
  if (shown.note === "reading" || now === null) return <p className={styles.waiting}><Spinner />{t("notes.versions.reading")}</p>;
  if (shown.note === "failed") return <p role="alert" className={styles.error}>{t("notes.versions.failed")}</p>;
  if (shownAs === "changes") return <NoteDiff before={now} after={shown.note.content ?? []} />;
  const { text, isEmpty } = readNoteJson(shown.note);
  return <p className={styles.versionWords}>{isEmpty ? t("notes.versions.empty") : text}</p>;
}

interface VersionFooterProps { readonly docId: NoteDocId; readonly version: ShownVersion | null; readonly now: readonly NoteJson[] | null; onClose(): void }

function VersionFooter({ docId, version, now, onClose }: VersionFooterProps): ReactElement {
  const t = useT();
  const restore = useRestore(docId, onClose);
  const isReadOnly = useIsReadOnly();
  const note = jsonOf(version);
  // To bring back what stands there anyway would only make one more version of it.
  const isSameAsNow = useMemo(() => note !== null && now !== null && areSameBlocks(now, note.content ?? []), [note, now]);
  return <>
    <Button onClick={onClose}>{t("notes.versions.close")}</Button>
    {isSameAsNow
      ? <Button icon="check" disabled>{t("notes.versions.sameAsNow")}</Button>
      : <Button variant="primary" disabled={note === null || now === null || isReadOnly} onClick={() => { if (note !== null) restore(note); }}>{t("notes.versions.restore")}</Button>}
  </>;
}

/** What this person may do with a suggestion: who may write decides, and its author may think better of it. */
function useMay({ createdBy, decision }: SuggestionRecord): { readonly decide: boolean; readonly withdraw: boolean; readonly reopen: boolean } {
  const me = useMe();
  const decide = !useIsReadOnly();
  const maySpeak = !useIsDiscussionReadOnly();
  const withdraw = maySpeak && createdBy !== null && createdBy === me;
  return { decide, withdraw, reopen: decide || (withdraw && decision?.kind === "withdrawn") };
}

interface SuggestionFooterProps {
  readonly suggestion: SuggestionRecord;
  readonly text: Picked["text"];
  readonly port: NoteEditorPort | null;
  readonly note: ReturnType<typeof useNoteBlocks>;
  /** The reason that is being written; null while nothing is being declined. */
  readonly declining: string | null;
  onDeclining(reason: string | null): void;
  onClose(): void;
}

function SuggestionFooter({ suggestion, text, port, note, declining, onDeclining, onClose }: SuggestionFooterProps): ReactElement {
  const t = useT();
  const may = useMay(suggestion);
  const { adopt, decide } = useDecisions(port);
  const isOpen = suggestion.decision === null;
  // The buttons of a decision go with it: the keyboard stays at the one that does not.
  const stays = useRef<HTMLButtonElement>(null);
  const asks = useRef<HTMLButtonElement>(null);
  const isDeclining = declining !== null;
  const wasDeclining = useRef(isDeclining);
  // The field had the keyboard and is gone: the button that asked for it has it again, or, where somebody else has decided, the one that stays.
  useEffect(() => {
    if (wasDeclining.current && !isDeclining && stays.current?.ownerDocument.activeElement !== stays.current) (asks.current ?? stays.current)?.focus();
    wasDeclining.current = isDeclining;
  }, [isDeclining]);
  const settle = (decision: "declined" | "withdrawn" | null, reason = ""): void => {
    if (!decide(suggestion, decision, reason)) return;
    onDeclining(null);
    stays.current?.focus();
  };
  if (isDeclining) {
    return <>
      <Button ref={stays} onClick={() => { onDeclining(null); }}>{t("notes.suggestions.back")}</Button>
      <Button variant="primary" onClick={() => { settle("declined", declining); }}>{t("notes.suggestions.decline")}</Button>
    </>;
  }
  const takeIn = (): void => {
    const blocks = note.now();
    if (text !== null && blocks !== null && adopt(suggestion, text, blocks)) onClose();
  };
  return <>
    <Button ref={stays} onClick={onClose}>{t("notes.versions.close")}</Button>
    {isOpen && may.withdraw ? <Button onClick={() => { settle("withdrawn"); }}>{t("notes.suggestions.withdraw")}</Button> : null}
    {!isOpen && may.reopen ? <Button onClick={() => { settle(null); }}>{t("notes.suggestions.reopen")}</Button> : null}
    {isOpen && may.decide ? <>
      <Button ref={asks} onClick={() => { onDeclining(""); }}>{t("notes.suggestions.declineAsk")}</Button>
      <Button variant="primary" disabled={text === null || note.blocks === null} onClick={takeIn}>{t("notes.suggestions.adopt")}</Button>
    </> : null}
  </>;
}
