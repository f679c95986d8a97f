import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useForestOrNull } from "#renderer/runtime/index.ts";
import { AlertDialog, Button } from "#renderer/ui/index.ts";
import { useClosing } from "../model/useClosing.ts";

/** Appears only when the last changes could not be written while the window was closing. */
export function ClosingGuard(): ReactElement | null {
  const t = useT();
  const closing = useClosing(useForestOrNull());
  if (closing.problem === null) return null;
  const footer = (
    <>
      <Button onClick={closing.keepOpen}>{t("app.closing.keepOpen")}</Button>
      <Button variant="danger" onClick={closing.closeAnyway}>{t("app.closing.anyway")}</Button>
      <Button variant="primary" onClick={closing.retry}>{t("app.retry")}</Button>
    </>
  );
  // i18n-keys: app.saveFailed.*
  return <AlertDialog title={t("app.closing.title")} description={t(`app.saveFailed.${closing.problem}`)} onCancel={closing.keepOpen} footer={footer} />;
}
