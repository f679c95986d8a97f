import { useEffect, useState, useSyncExternalStore, type ReactElement } from "react";
import { FilterButton } from "#renderer/features/finding/index.ts";
import { graphLens, LENSES } from "#renderer/features/graph/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, formatShortcut, useActions, useView } from "#renderer/runtime/index.ts";
import { Icon, IconButton, Kbd, SegmentedControl } from "#renderer/ui/index.ts";
import { hasSidePanels, isPanelShown } from "../model/sidePanels.ts";
import { useShellState } from "../model/useShellState.ts";
import { GroupPeople, GroupReceived } from "./GroupBar.tsx";
import { SaveLight } from "./SaveLight.tsx";
import css from "./forestScreen.module.css";

/** A quiet bar: which forest this is, the way to anything (Ctrl+K), and whether the work is safe. */
export function TopBar(): ReactElement {
  const t = useT();
  const { run, byId, isEnabled } = useActions();
  const name = useView((view) => view.meta.name);
  const showsOutline = useShellState((state) => isPanelShown(state, "outline"));
  const showsInspector = useShellState((state) => isPanelShown(state, "inspector"));
  const place = useShellState((state) => state.place);
  const isFallback = useFallbackRuntime();
  const key = (id: string): string | undefined => {
    const shortcut = byId(id)?.shortcuts[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut);
  };
  const paletteKey = key("app.palette");
  return (
    <header className={css.bar}>
      <h1 className="visually-hidden">{name}</h1>
      <IconButton icon="panel-left" label={t("actions.toggleOutline")} shortcut={key("view.outline")} aria-pressed={showsOutline} disabled={!isEnabled("view.outline") || !hasSidePanels(place)} onClick={() => { run("view.outline"); }} />
      <button type="button" className={css.name} aria-haspopup="dialog" aria-label={t("app.switchForest", { name })} onClick={() => { run("forest.open"); }}><span>{name}</span><Icon name="chevron-down" /></button>
      <LensSwitch />
      <button type="button" className={css.search} aria-haspopup="dialog" onClick={() => { run("app.palette"); }}><Icon name="search" /><span>{t("app.search")}</span>{paletteKey === undefined ? null : <Kbd keys={paletteKey} />}</button>
      {place === "forest" ? <FilterButton /> : null}
      <span className={css.spring} />
      <GroupPeople />
      {isFallback ? <span className={css.fallback} title={t("app.fallback.hint")}>{t("app.fallback.badge")}</span> : null}
      <SaveLight />
      <GroupReceived />
      <IconButton icon="panel-right" label={t("actions.toggleInspector")} shortcut={key("view.inspector")} aria-pressed={showsInspector} disabled={!isEnabled("view.inspector") || !hasSidePanels(place)} onClick={() => { run("view.inspector"); }} />
    </header>
  );
}

/** 塔, 林, 焦点: three ways to look at the same points. Only where the graph is on the screen. */
function LensSwitch(): ReactElement | null {
  const t = useT();
  const { run } = useActions();
  const place = useShellState((state) => state.place);
  const lens = useSyncExternalStore(graphLens.onChange, graphLens.get);
  if (place !== "forest") return null;
  // i18n-keys: graph.lens.*
  const segments = LENSES.map((value) => ({ value, label: t(`graph.lens.${value}`), icon: LENS_ICONS[value] }));
  return <SegmentedControl label={t("app.lens")} value={lens} segments={segments} onChange={(chosen) => { run(`view.${chosen}`); }} />;
}

const LENS_ICONS = { tower: "layers", grove: "tree", focus: "focus" } as const;

function useFallbackRuntime(): boolean {
  const [isFallback, setIsFallback] = useState(false);
  useEffect(() => { void callMain("app.info", {}).then((info) => { if (info.ok) setIsFallback(info.value.fallbackRuntime); }); }, []);
  return isFallback;
}
