import type { ReactElement } from "react";
import { useStore } from "zustand";
import { useT } from "#renderer/i18n/index.ts";
import { useForestOrNull } from "#renderer/runtime/index.ts";
import { AlertDialog, Button } from "#renderer/ui/index.ts";
import { leavingQuestion, type LeavingQuestion } from "../model/leaving.ts";
import { useClosing } from "../model/useClosing.ts";

/** Answers main when the window closes. Its dialog appears only when something would be lost: a form that was not sent, or changes that could not be written. */
export function ClosingGuard(): ReactElement | null {
  useClosing(useForestOrNull());
  const question = useStore(leavingQuestion, (state) => state.question);
  if (question === null) return null;
  return question.problem === "typing" ? <AboutTyping question={question} /> : <AboutDisk question={question} problem={question.problem} />;
}

function AboutTyping({ question }: { readonly question: LeavingQuestion }): ReactElement {
  const t = useT();
  const stay = (): void => { question.decide("stay"); };
  const footer = <><Button onClick={stay}>{t("ui.unsaved.keep")}</Button><Button variant="danger" onClick={() => { question.decide("leave"); }}>{t("ui.unsaved.lose")}</Button></>;
  return <AlertDialog title={t("ui.unsaved.title")} description={t("ui.unsaved.body")} onCancel={stay} footer={footer} />;
}

function AboutDisk({ question, problem }: { readonly question: LeavingQuestion; readonly problem: Exclude<LeavingQuestion["problem"], "typing"> }): ReactElement {
  const t = useT();
  const footer = (
    <>
      <Button onClick={() => { question.decide("stay"); }}>{t("app.closing.keepOpen")}</Button>
      <Button variant="danger" onClick={() => { question.decide("leave"); }}>{t("app.closing.anyway")}</Button>
      <Button variant="primary" onClick={() => { question.decide("retry"); }}>{t("app.retry")}</Button>
    </>
  );
  // i18n-keys: app.saveFailed.*
  return <AlertDialog title={t("app.closing.title")} description={t(`app.saveFailed.${problem}`)} onCancel={() => { question.decide("stay"); }} footer={footer} />;
}
