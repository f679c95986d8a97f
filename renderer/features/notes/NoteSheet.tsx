import { useState, type ReactElement, type ReactNode } from "react";
import { isPrivate } from "#shared/forest/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { useIsReadOnly, useMayWrite, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, EmptyState, LazyPart, Spinner } from "#renderer/ui/index.ts";
import { NoteMeta } from "./components/NoteMeta.tsx";
import { NoteTitle } from "./components/NoteTitle.tsx";
import { SheetFrame } from "./components/SheetFrame.tsx";
import { editorPart } from "./editorPart.ts";
import type { NoteSheetProps } from "./model/noteSheetProps.ts";
import { useNoteDocument } from "./model/useNoteDocument.ts";
import { useSuggesting } from "./model/useSuggesting.ts";
import { SuggestionDraft } from "./SuggestionDraft.tsx";
import styles from "./notes.module.css";

/** The note of a point, opened, shown and edited. */
export function NoteSheet(props: NoteSheetProps): ReactElement {
  const { pointId, sheet, renderHead } = props;
  const t = useT();
  const [attempt, setAttempt] = useState(0);
  const docId = noteDocId(pointId, sheet);
  const point = useView((view) => view.point(pointId));
  const state = useNoteDocument(docId, attempt);
  const isForestReadOnly = useIsReadOnly();
  const mayWrite = useMayWrite();
  // What is private has nobody to suggest anything to.
  const suggesting = useSuggesting(docId, sheet === "own" || point === undefined || isPrivate(point));
  if (point === undefined) return <SheetFrame head={renderHead} title={null}><EmptyState icon="trash" title={t("notes.gone.title")} body={t("notes.gone.body")} /></SheetFrame>;

  const isReadOnly = props.isReadOnly || (state.kind === "open" && state.document.isReadOnly);
  // Whose role lets them only look still names what is theirs alone.
  const isTitleReadOnly = isForestReadOnly && !(isPrivate(point) && mayWrite !== "all");
  const title = (wordCount: number | null, onDone: () => void): ReactNode => (
    <>
      <NoteTitle key={pointId} point={point} isReadOnly={isTitleReadOnly} onDone={onDone} />
      <NoteMeta point={point} changedAtMs={props.changedAtMs ?? null} wordCount={wordCount} />
      {props.renderFacts}
    </>
  );
  const nothing = (): void => undefined;
  const waiting = <SheetFrame head={renderHead} title={title(null, nothing)}><p className={styles.waiting} role="status"><Spinner />{t("notes.loading")}</p></SheetFrame>;
  if (state.kind === "loading") return waiting;
  if (state.kind === "failed") {
    return (
      <SheetFrame head={renderHead} title={title(null, nothing)}>
        <EmptyState icon="warning" title={t("notes.failed.title")} body={t("notes.failed.body")}><Button onClick={() => { setAttempt(attempt + 1); }}>{t("notes.failed.retry")}</Button></EmptyState>
      </SheetFrame>
    );
  }
  if (suggesting?.isDrafting === true) {
    const fixed = <><NoteTitle key={pointId} point={point} isReadOnly onDone={nothing} /><NoteMeta point={point} changedAtMs={props.changedAtMs ?? null} wordCount={null} /></>;
    return <SuggestionDraft key={docId} sheet={props} docId={docId} doc={state.document.doc} pointTitle={point.title} title={fixed} onEnd={suggesting.end} />;
  }
  return (
    <LazyPart key={docId} part={editorPart} given={{ ...props, suggesting: suggesting?.tools, isReadOnly, docId, doc: state.document.doc, pointTitle: point.title, renderTitle: title }}
      waiting={waiting} frame={(words) => <SheetFrame head={renderHead} title={title(null, nothing)}>{words}</SheetFrame>} />
  );
}
