import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useActions, useForest, useReadable, useSettings, useShell, type ForestPlace } from "#renderer/runtime/index.ts";
import { AppMark, Avatar, Icon, Tooltip } from "#renderer/ui/index.ts";
import { useShellState } from "../model/useShellState.ts";
import css from "./forestScreen.module.css";

const ICON_PX = 20;

/** The places of the app. Only what exists is listed. */
export function Rail(): ReactElement {
  const t = useT();
  const { run } = useActions();
  const { settings } = useSettings();
  const shell = useShell();
  const place = useShellState((state) => state.place);
  const current = (here: ForestPlace): "page" | undefined => (place === here ? "page" : undefined);
  const name = settings.displayName.trim();
  return (
    <nav className={css.rail} aria-label={t("app.places")}>
      <span className={css.mark}><AppMark /></span>
      <button type="button" className={css.place} aria-current={current("forest")} onClick={() => { if (place === "forest") run("view.focusGraph"); else shell.goTo("forest"); }}><Icon name="forest" size={ICON_PX} />{t("app.forest")}</button>
      <button type="button" className={css.place} aria-current={current("notes")} onClick={() => { shell.goTo("notes"); }}><Icon name="note" size={ICON_PX} />{t("app.notes")}</button>
      <button type="button" className={css.place} aria-current={current("cases")} onClick={() => { shell.goTo("cases"); }}><Icon name="case" size={ICON_PX} />{t("app.cases")}</button>
      <GroupsPlaceButton current={current("groups")} />
      <button type="button" className={css.place} aria-current={current("history")} onClick={() => { run("forest.history"); }}><Icon name="history" size={ICON_PX} />{t("app.history")}</button>
      <span className={css.grow} />
      <button type="button" className={css.place} onClick={() => { run("app.settings"); }}><Icon name="settings" size={ICON_PX} />{t("app.settings")}</button>
      {name === "" ? null : <Tooltip text={name}><button type="button" className={css.me} aria-label={t("app.me", { name })} onClick={() => { run("app.settings"); }}><Avatar name={name} seed={settings.personId} /></button></Tooltip>}
    </nav>
  );
}

/** With how many wait to be let in: somebody sits before another screen until they are answered. */
function GroupsPlaceButton({ current }: { readonly current: "page" | undefined }): ReactElement {
  const t = useT();
  const shell = useShell();
  const waiting = useReadable(useForest().group.state)?.requests.length ?? 0;
  return (
    <button type="button" className={css.place} aria-current={current} aria-label={waiting === 0 ? undefined : t("app.groupsWaiting", { count: waiting })} onClick={() => { shell.goTo("groups"); }}>
      <Icon name="group" size={ICON_PX} />{t("app.groups")}
      {waiting === 0 ? null : <span className={css.waiting} aria-hidden="true">{waiting}</span>}
    </button>
  );
}
