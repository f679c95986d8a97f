import { useEffect, useState, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, formatShortcut, useActions, useView } from "#renderer/runtime/index.ts";
import { Icon, IconButton, Kbd } from "#renderer/ui/index.ts";
import { useShellState } from "../model/useShellState.ts";
import { SaveLight } from "./SaveLight.tsx";
import css from "./forestScreen.module.css";

/** A quiet bar: which forest this is, the way to anything (Ctrl+K), and whether the work is safe. */
export function TopBar(): ReactElement {
  const t = useT();
  const { run, byId, isEnabled } = useActions();
  const name = useView((view) => view.meta.name);
  const panels = useShellState((state) => state.panels);
  const isFallback = useFallbackRuntime();
  const key = (id: string): string | undefined => {
    const shortcut = byId(id)?.shortcuts[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut);
  };
  const paletteKey = key("app.palette");
  return (
    <header className={css.bar}>
      <h1 className="visually-hidden">{name}</h1>
      <IconButton icon="panel-left" label={t("actions.toggleOutline")} shortcut={key("view.outline")} aria-pressed={panels.outline} disabled={!isEnabled("view.outline")} onClick={() => { run("view.outline"); }} />
      <button type="button" className={css.name} aria-haspopup="dialog" aria-label={t("app.switchForest", { name })} onClick={() => { run("forest.open"); }}><span>{name}</span><Icon name="chevron-down" /></button>
      <button type="button" className={css.search} aria-haspopup="dialog" onClick={() => { run("app.palette"); }}><Icon name="search" /><span>{t("app.search")}</span>{paletteKey === undefined ? null : <Kbd keys={paletteKey} />}</button>
      <span className={css.spring} />
      {isFallback ? <span className={css.fallback} title={t("app.fallback.hint")}>{t("app.fallback.badge")}</span> : null}
      <SaveLight />
      <IconButton icon="panel-right" label={t("actions.toggleInspector")} shortcut={key("view.inspector")} aria-pressed={panels.inspector} disabled={!isEnabled("view.inspector")} onClick={() => { run("view.inspector"); }} />
    </header>
  );
}

function useFallbackRuntime(): boolean {
  const [isFallback, setIsFallback] = useState(false);
  useEffect(() => { void callMain("app.info", {}).then((info) => { if (info.ok) setIsFallback(info.value.fallbackRuntime); }); }, []);
  return isFallback;
}
