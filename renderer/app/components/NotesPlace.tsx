import { useCallback, useEffect, useState, type ReactElement } from "react";
import { CaseConnections, CaseFacts, CaseHead, useSectionHints } from "#renderer/features/cases/index.ts";
import { CommentMargin, CommentsSection } from "#renderer/features/comments/index.ts";
import { NoteList, NoteSheet, NoteVersions, type NoteFilter, type NoteKind } from "#renderer/features/notes/index.ts";
import { BacklinksSection, RelatedSection } from "#renderer/features/search/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useForest, useIsReadOnly, useMayWrite, useReadable, useReadAfterPause, useSelection, useShell, useView, type NoteEditorPort, type NoteGoal, type SideDocument } from "#renderer/runtime/index.ts";
import { EmptyState, SegmentedControl, SplitHandle } from "#renderer/ui/index.ts";
import { isPointId, type PointId, type ThreadId } from "#shared/kernel/index.ts";
import { noteDocId, type NoteSheet as Sheet } from "#shared/notes/index.ts";
import { focusPanel } from "../model/focusPanel.ts";
import { shellStore } from "../model/shellStore.ts";
import { mentionInNote } from "../model/mentionInNote.ts";
import { useOpenNoteText } from "../model/openNotePort.ts";
import { useOtherSheet } from "../model/useOtherSheet.ts";
import { useShellState } from "../model/useShellState.ts";
import { NoteFiles } from "./NoteFiles.tsx";
import { OtherSheet } from "./OtherSheet.tsx";
import { RoomMark } from "./RoomMark.tsx";
import css from "./notesPlace.module.css";

const LIST_PX = { minPx: 200, maxPx: 420 } as const;
const PX_PER_REM = 16;

/** The notes (笔记): which there are, the one that is open, and what it has to do with the rest. */
export function NotesPlace(): ReactElement {
  const t = useT();
  const { noteId, notesKind, listWidthPx, panels, over } = useShellState((state) => state);
  const selection = useSelection();
  usePutAwayWithEscape(over !== null);
  const [only] = selection;
  // Whoever comes here from the graph sees the note of what was selected there.
  const fallback = selection.length === 1 && only !== undefined && isPointId(only) ? only : null;
  const pointId = noteId ?? fallback;
  const exists = useView((view) => pointId !== null && view.point(pointId) !== undefined);
  return (
    <div className={css.place}>
      <RoomMark panel="outline" className={css.listRoom} />
      {panels.outline ? <>
        <div className={css.list} style={{ width: `${listWidthPx / PX_PER_REM}rem` }} data-panel="notes" data-over={over === "outline" || undefined}><Notes kind={notesKind} pointId={pointId} /></div>
        <SplitHandle label={t("app.resizeNotes")} side="left" widthPx={listWidthPx} {...LIST_PX} onResize={(px) => { shellStore.setState({ listWidthPx: px }); }} />
      </> : null}
      {pointId !== null && exists ? <OpenNote key={pointId} pointId={pointId} showsSide={panels.inspector} /> : <div className={css.sheet}><EmptyState icon="note" title={t("app.noNote.title")} body={t("app.noNote.body")} /></div>}
    </div>
  );
}

/** What lies over the note is put away with Esc, unless the key has a better use where it was pressed. */
function usePutAwayWithEscape(isOver: boolean): void {
  useEffect(() => {
    if (!isOver) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      shellStore.setState({ over: null });
      focusPanel("graph");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => { document.removeEventListener("keydown", onKeyDown); };
  }, [isOver]);
}

function Notes({ kind, pointId }: { readonly kind: NoteKind; readonly pointId: PointId | null }): ReactElement {
  const t = useT();
  const shell = useShell();
  const { run } = useActions();
  const { search } = useForest();
  const [filter, setFilter] = useState<NoteFilter>("all");
  const asked = useAskers(search);
  const state = useReadable(search.state);
  const segments = [{ value: "notes" as const, label: t("app.notes") }, { value: "cases" as const, label: t("app.cases") }];
  return (
    <>
      <div className={css.kinds}><SegmentedControl label={t("app.notesOrCases")} value={kind} segments={segments} onChange={(notesKind) => { shellStore.setState({ notesKind }); }} /></div>
      <NoteList filter={filter} onFilter={setFilter} kind={kind} selectedId={pointId} onSelect={(id) => { shell.openNote(id); }}
        onNew={() => { run(kind === "cases" ? "case.new" : "note.new"); }} reading={kind === "notes" && state.kind === "indexing" ? state : null} {...asked} />
    </>
  );
}

type Search = ReturnType<typeof useForest>["search"];

/** While somebody writes, the list is asked anew when they pause, or at the latest after this long: of ten thousand notes that takes as long as a key may. */
const PAUSE_MS = 400;
const AT_LATEST_MS = 3_000;

/** What the list asks of the search: new functions when there may be new answers. Another forest is asked at once; the same one only when its answers may differ: of ten thousand notes that is felt. */
function useAskers(search: Search): ReturnType<typeof askers> {
  const read = useCallback(() => askers(search), [search]);
  return useReadAfterPause(read, search.version.onChange, { pauseMs: PAUSE_MS, atLatestMs: AT_LATEST_MS });
}

const askers = (search: Search) => ({ previewOf: (id: PointId) => search.previewOf(id), changedAtMs: (id: PointId) => search.changedAtMs(id) });

function OpenNote({ pointId, showsSide }: { readonly pointId: PointId; readonly showsSide: boolean }): ReactElement {
  const shell = useShell();
  const { run } = useActions();
  const { search } = useForest();
  const isCase = useView((view) => view.point(pointId)?.kind === "case");
  const goal = useShellState((state) => state.noteGoal);
  const { sheet, isTakenBack, isReadOnly, head } = useSheet(pointId, isCase, goal);
  const { versions, showVersions, hideVersions } = useShownVersions(goal);
  const [openFile, setOpenFile] = useState<{ readonly sha256: string; readonly drafted: SideDocument["doc"] | null } | null>(null);
  const { port, setPort, selectedText } = useOpenNoteText();
  const hints = useSectionHints(pointId);
  const docId = noteDocId(pointId, sheet);
  const ofGroup = { onComment: () => { run("note.comment"); }, onHistory: showVersions };
  return (
    <>
      <div className={css.sheet} data-panel="note">
        <NoteSheet pointId={pointId} sheet={sheet} isReadOnly={isReadOnly} changedAtMs={search.changedAtMs(pointId)} sectionHints={hints} renderHead={head} renderFacts={isCase ? <CaseFacts pointId={pointId} /> : null}
          renderMargin={(open) => (isTakenBack ? marginless(setPort(open)) : <CommentMargin key={docId} port={setPort(open)} docId={docId} />)} {...(isTakenBack ? {} : ofGroup)}
          onOpenPoint={(id) => { shell.openNote(id); }} onOpenFile={(sha256, drafted) => { setOpenFile({ sha256, drafted: drafted ?? null }); }} goal={goal} onGoal={forgetGoal} />
      </div>
      <RoomMark panel="inspector" className={css.sideRoom} />
      {showsSide ? <AroundNote pointId={pointId} isCase={isCase} selectedText={selectedText} /> : null}
      {openFile === null ? null : <NoteFiles docId={docId} {...openFile} onClose={() => { setOpenFile(null); }} />}
      {versions === null ? null : <NoteVersions docId={docId} port={port()} suggestionId={versions.suggestionId} onClose={() => { hideVersions(); port()?.focus(); }} />}
    </>
  );
}

const forgetGoal = (): void => { shellStore.setState({ noteGoal: null }); };

interface ShownVersions { readonly suggestionId: ThreadId | null }

/** Whether earlier and suggested versions are looked at: when somebody asks for them, or came for one of them. */
function useShownVersions(goal: NoteGoal | null): { readonly versions: ShownVersions | null; showVersions(): void; hideVersions(): void } {
  const [versions, setVersions] = useState<ShownVersions | null>(null);
  const [followed, setFollowed] = useState<NoteGoal | null>(null);
  if (goal !== followed) {
    setFollowed(goal);
    if (goal?.suggestionId !== undefined) setVersions({ suggestionId: goal.suggestionId });
  }
  const hideVersions = (): void => {
    setVersions(null);
    // A note that cannot be drawn never comes to its goal: whoever returns to it later must not be shown the same version again.
    forgetGoal();
  };
  return { versions, showVersions: () => { setVersions({ suggestionId: null }); }, hideVersions };
}

/** What was written for the group and taken back is read without a margin. */
const marginless = (_port: NoteEditorPort): null => null;

interface OpenSheet {
  readonly sheet: Sheet;
  /** It is what the group's note still says of a point that is private again. */
  readonly isTakenBack: boolean;
  readonly isReadOnly: boolean;
  /** Who sees it, and the way to the other one. */
  readonly head: ReactElement;
}

/** Which sheet of a point is open: its first one, until another is wanted, or holds what somebody looks for. */
function useSheet(pointId: PointId, isCase: boolean, goal: NoteGoal | null): OpenSheet {
  const isForestReadOnly = useIsReadOnly();
  const mayWrite = useMayWrite();
  const isPrivate = useView((view) => view.point(pointId)?.doc === "personal");
  const first: Sheet = isPrivate ? "own" : "shared";
  /** Wanted of the point as it is now: another sheet comes first once it is shared, or taken back. */
  const [wanted, setWanted] = useState({ first, sheet: first });
  const [followed, setFollowed] = useState<NoteGoal | null>(null);
  if (goal !== followed) {
    setFollowed(goal);
    if (goal !== null) setWanted({ first, sheet: goal.sheet });
  }
  const hasOther = useOtherSheet(pointId, isPrivate);
  const sheet = wanted.first !== first || (isPrivate && !hasOther) ? first : wanted.sheet;
  // What the group's note of a private point still says is only read: whatever is written there is shown to others.
  const isTakenBack = isPrivate && sheet === "shared";
  // Whose role lets them only look still writes on their own sheet.
  const isClosed = isForestReadOnly && !(sheet === "own" && mayWrite !== "all");
  const onSheet = (next: Sheet): void => { setWanted({ first, sheet: next }); };
  const other = (isCase || isPrivate) && hasOther ? <OtherSheet isPrivate={isPrivate} isOpen={sheet !== first} onOpen={(isOpen) => { onSheet(isOpen === isPrivate ? "shared" : "own"); }} /> : null;
  const head = <>{isCase ? <CaseHead pointId={pointId} groupSize={null} /> : <WhoseSheet isPrivate={isPrivate} sheet={sheet} onSheet={onSheet} />}{other}</>;
  return { sheet, isTakenBack, isReadOnly: isTakenBack || isClosed, head };
}

/** What the note that is open has to do with the rest of the forest. */
function AroundNote({ pointId, isCase, selectedText }: { readonly pointId: PointId; readonly isCase: boolean; selectedText(): string | null }): ReactElement {
  const t = useT();
  const shell = useShell();
  const forest = useForest();
  const isOver = useShellState((state) => state.over === "inspector");
  return (
    <aside className={css.side} data-panel="inspector" data-over={isOver || undefined} aria-label={t("app.aroundNote")}>
      {isCase ? <CaseConnections pointId={pointId} selectedText={selectedText} onOpen={(id) => { shell.openNote(id); }} onCompare={(left, right) => { shellStore.setState({ place: "cases", compared: [left, right] }); }} /> : null}
      <BacklinksSection pointId={pointId} onLinkMention={(mention, to) => { void mentionInNote(forest, shell, mention, to); }} />
      <RelatedSection pointId={pointId} />
      <CommentsSection key={pointId} at={pointId} />
    </aside>
  );
}

/** A shared point has two sheets: the one everybody reads, and one for oneself. */
function WhoseSheet({ isPrivate, sheet, onSheet }: { readonly isPrivate: boolean; readonly sheet: Sheet; onSheet(sheet: Sheet): void }): ReactElement {
  const t = useT();
  if (isPrivate) return <span className={css.own}>{t("app.sheet.own")}</span>;
  return <SegmentedControl<Sheet> label={t("app.sheet.label")} value={sheet} onChange={onSheet} segments={[{ value: "own", label: t("app.sheet.own"), icon: "lock" }, { value: "shared", label: t("app.sheet.shared"), icon: "group" }]} />;
}
