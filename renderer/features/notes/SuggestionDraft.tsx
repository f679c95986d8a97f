import { useState, type ReactElement, type ReactNode } from "react";
import { noteDocId, type NoteDocId } from "#shared/notes/index.ts";
import { useShell, type SideDocument } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog, Button, EmptyState, LazyPart, Spinner, TextField } from "#renderer/ui/index.ts";
import { SheetFrame } from "./components/SheetFrame.tsx";
import { editorPart } from "./editorPart.ts";
import type { NoteSheetProps } from "./model/noteSheetProps.ts";
import { useSuggestions } from "./model/useSuggestions.ts";
import { useDraft, type Draft, type DraftRefusal } from "./editor/useDraft.ts";
import styles from "./suggestions.module.css";

interface SuggestionDraftProps {
  readonly sheet: NoteSheetProps;
  readonly docId: NoteDocId;
  /** The note as everybody has it. */
  readonly doc: SideDocument["doc"];
  readonly pointTitle: string;
  /** The note's title, only to be read. */
  readonly title: ReactNode;
  onEnd(): void;
}

/** A copy of a note in which somebody writes how it should read, until they send it to those who may change the note. */
export function SuggestionDraft({ sheet, docId, doc, pointTitle, title, onEnd }: SuggestionDraftProps): ReactElement {
  const t = useT();
  const draft = useDraft(docId, doc);
  const { session, state } = useSuggestions();
  const waiting = <SheetFrame head={sheet.renderHead} title={title}><p className={styles.waiting} role="status"><Spinner />{t("notes.loading")}</p></SheetFrame>;
  if (draft === null && state.kind === "failed") {
    return (
      <SheetFrame head={sheet.renderHead} title={title}>
        <EmptyState icon="warning" title={t("notes.suggest.noDraft")} body={t("notes.failed.body")}>
          <Button onClick={() => { session.retry(); }}>{t("notes.failed.retry")}</Button>
          <Button onClick={onEnd}>{t("notes.suggest.cancel")}</Button>
        </EmptyState>
      </SheetFrame>
    );
  }
  if (draft === null) return waiting;
  const { pointId, sectionHints, renderHead, onOpenPoint, onOpenFile, goal = null, onGoal } = sheet;
  return (
    <div className={styles.draft} onBlur={draft.keep}>
      {/* Under the name of an own sheet: nobody is told where somebody writes in it. What it mentions is for others all the same. */}
      <LazyPart part={editorPart} waiting={waiting} frame={(words) => <SheetFrame head={renderHead} title={title}>{words}</SheetFrame>}
        given={{
          pointId, sheet: "shared", isReadOnly: false, renderHead, sectionHints, onOpenPoint, onOpenFile: (sha256) => { onOpenFile?.(sha256, draft.doc); }, goal, ...(onGoal === undefined ? {} : { onGoal }),
          docId: noteDocId(pointId, "own"), doc: draft.doc, pointTitle, renderTitle: () => title, renderAbove: <DraftBar draft={draft} onEnd={onEnd} />,
        }} />
    </div>
  );
}

function DraftBar({ draft, onEnd }: { readonly draft: Draft; onEnd(): void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const [refused, setRefused] = useState<DraftRefusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const send = (): void => {
    const refusal = draft.send();
    setRefused(refusal);
    if (refusal !== null) return;
    shell.toast({ tone: "success", key: "notes.suggest.sent" });
    onEnd();
  };
  const problem = refused ?? draft.problem;
  return (
    <section className={styles.bar} aria-label={t("notes.suggest.drafting")} data-holds-typing={draft.problem === null ? undefined : "true"}>
      <strong className={styles.barName}>{t("notes.suggest.drafting")}</strong>
      <div className={styles.why}><TextField label={t("notes.suggest.why")} hideLabel placeholder={t("notes.suggest.whyHint")} maxLength={500} value={draft.why} onChange={(event) => { draft.setWhy(event.target.value); }} /></div>
      <Button size="s" onClick={() => {
        if (draft.isChanged()) setIsAsking(true);
        else {
          draft.drop();
          onEnd();
        }
      }}>{t("notes.suggest.cancel")}</Button>
      <Button size="s" variant="primary" onClick={send}>{t("notes.suggest.send")}</Button>
      {/* i18n-keys: notes.suggest.refused.* */}
      {problem === null ? <p className={styles.quiet}>{t("notes.suggest.nobodySees")}</p> : <p className={styles.problem} role="alert">{t(`notes.suggest.refused.${problem.code}`, { limit: problem.limit })}</p>}
      {isAsking ? <AskBeforeLeaving draft={draft} onStay={() => { setIsAsking(false); }} onEnd={onEnd} /> : null}
    </section>
  );
}

function AskBeforeLeaving({ draft, onStay, onEnd }: { readonly draft: Draft; onStay(): void; onEnd(): void }): ReactElement {
  const t = useT();
  return (
    <AlertDialog title={t("notes.suggest.leave.title")} description={t("notes.suggest.leave.body")} onCancel={onStay}
      footer={<>
        <Button onClick={onStay}>{t("notes.suggest.leave.goOn")}</Button>
        <Button variant="danger" onClick={() => { draft.drop(); onEnd(); }}>{t("notes.suggest.leave.drop")}</Button>
        <Button variant="primary" onClick={() => { draft.keep(); onEnd(); }}>{t("notes.suggest.leave.keep")}</Button>
      </>} />
  );
}
