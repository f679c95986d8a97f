import type { ReactElement } from "react";
import { useLocale, useT, type Locale, type Translate } from "#renderer/i18n/index.ts";
import { useSaveState, type SaveState } from "#renderer/runtime/index.ts";
import css from "./forestScreen.module.css";

/**
 * The first of two separate claims: written on this machine. (The second, received by n of m members, stands beside it once there is a group; the two are
 * never merged into one.) Why something is not written, and what to do, says the banner below.
 */
export function SaveLight(): ReactElement {
  const t = useT();
  const locale = useLocale();
  const state = useSaveState();
  return (
    <div className={css.light} role="status" data-kind={state.kind}>
      <i aria-hidden="true" />
      <span>{textOf(state, t, locale)}</span>
    </div>
  );
}

function textOf(state: SaveState, t: Translate, locale: Locale): string {
  switch (state.kind) {
    case "failed":
      return t("app.notWritten");
    case "writing":
      return t("app.writing");
    case "written":
      return state.atMs === null ? t("app.writtenBefore") : t("app.written", { time: locale.time(state.atMs) });
  }
}
