import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useSettings } from "#renderer/runtime/index.ts";
import { AppMark, Icon, Tooltip } from "#renderer/ui/index.ts";
import css from "./forestScreen.module.css";

const ICON_PX = 20;

/** The places of the app. Only what exists is listed. */
export function Rail(): ReactElement {
  const t = useT();
  const { run } = useActions();
  const { settings } = useSettings();
  const name = settings.displayName.trim();
  return (
    <nav className={css.rail} aria-label={t("app.places")}>
      <span className={css.mark}><AppMark /></span>
      <button type="button" className={css.place} aria-current="page" onClick={() => { run("view.focusGraph"); }}><Icon name="forest" size={ICON_PX} />{t("app.forest")}</button>
      <span className={css.grow} />
      <button type="button" className={css.place} onClick={() => { run("app.settings"); }}><Icon name="settings" size={ICON_PX} />{t("app.settings")}</button>
      {name === "" ? null : <Tooltip text={name}><button type="button" className={css.me} aria-label={t("app.me", { name })} onClick={() => { run("app.settings"); }}>{Array.from(name)[0]}</button></Tooltip>}
    </nav>
  );
}
