import { useState, type ReactElement, type ReactNode } from "react";
import { isPrivate } from "#shared/forest/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { reportProblem, useIsReadOnly, useMayWrite, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, createPart, EmptyState, LazyPart, Spinner } from "#renderer/ui/index.ts";
import { NoteMeta } from "./components/NoteMeta.tsx";
import { NoteTitle } from "./components/NoteTitle.tsx";
import { SheetFrame } from "./components/SheetFrame.tsx";
import type { NoteSheetProps } from "./model/noteSheetProps.ts";
import { useNoteDocument } from "./model/useNoteDocument.ts";
import styles from "./notes.module.css";

/** The editor is larger than the rest of the interface: it comes when the first note is opened. */
const editor = createPart("NoteEditor", () => import("./editor/NoteEditor.tsx"), reportProblem);

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
  return (
    <LazyPart key={docId} part={editor} given={{ ...props, isReadOnly, docId, doc: state.document.doc, pointTitle: point.title, renderTitle: title }}
      waiting={waiting} frame={(words) => <SheetFrame head={renderHead} title={title(null, nothing)}>{words}</SheetFrame>} />
  );
}
