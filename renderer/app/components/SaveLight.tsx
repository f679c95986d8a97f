import type { ReactElement } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useActions, useSaveState } from "#renderer/runtime/index.ts";
import css from "./forestScreen.module.css";

/**
 * The first of two separate claims: written on this machine. (The second, received by n of m members, stands beside it once there is a group; the two are
 * never merged into one.)
 */
export function SaveLight(): ReactElement {
  const t = useT();
  const locale = useLocale();
  const { run } = useActions();
  const state = useSaveState();
  const text = state.kind === "failed"
    // i18n-keys: app.saveFailed.*
    ? t(`app.saveFailed.${state.reason}`)
    : state.kind === "written" && state.atMs !== null ? t("app.written", { time: locale.time(state.atMs) }) : state.kind === "written" ? t("app.writtenBefore") : t("app.writing");
  return (
    <div className={css.light} role="status" data-kind={state.kind}>
      <i aria-hidden="true" />
      <span>{text}</span>
      {state.kind === "failed" ? <button type="button" className={css.again} onClick={() => { run("edit.saveNow"); }}>{t("app.retry")}</button> : null}
    </div>
  );
}
