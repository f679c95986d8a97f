import type { ReactElement } from "react";
import { useStore } from "zustand";
import { useT } from "#renderer/i18n/index.ts";
import { useForestOrNull } from "#renderer/runtime/index.ts";
import { AlertDialog, Button } from "#renderer/ui/index.ts";
import { leavingQuestion } from "../model/leaving.ts";
import { useClosing } from "../model/useClosing.ts";

/** Answers main when the window closes. Its dialog appears only when the last changes could not be written: closing, switching forests, reloading. */
export function ClosingGuard(): ReactElement | null {
  const t = useT();
  useClosing(useForestOrNull());
  const question = useStore(leavingQuestion, (state) => state.question);
  if (question === null) return null;
  const footer = (
    <>
      <Button onClick={() => { question.decide("stay"); }}>{t("app.closing.keepOpen")}</Button>
      <Button variant="danger" onClick={() => { question.decide("leave"); }}>{t("app.closing.anyway")}</Button>
      <Button variant="primary" onClick={() => { question.decide("retry"); }}>{t("app.retry")}</Button>
    </>
  );
  // i18n-keys: app.saveFailed.*
  return <AlertDialog title={t("app.closing.title")} description={t(`app.saveFailed.${question.problem}`)} onCancel={() => { question.decide("stay"); }} footer={footer} />;
}
