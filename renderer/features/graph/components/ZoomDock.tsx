import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { useShell, type Readable } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { GraphState } from "../model/graphState.ts";
import { useGraphPart } from "../model/useGraphPart.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

/** Bottom right: how near one looks. */
export function ZoomDock({ store }: { readonly store: Readable<GraphState> }): ReactElement {
  const t = useT();
  const shell = useShell();
  return (
    <div className={`${css.dock} ${css.right}`} role="toolbar" aria-label={t("graph.dock.zoom")}>
      <DockButton label={t("graph.action.zoomOut")} shortcut="−" onPress={() => { shell.camera("zoom-out"); }}><Icon name="minus" /></DockButton>
      <Readout store={store} />
      <DockButton label={t("graph.action.zoomIn")} shortcut="+" onPress={() => { shell.camera("zoom-in"); }}><Icon name="plus" /></DockButton>
      <span className={css.rule} />
      <DockButton label={t("graph.action.fit")} shortcut="F" onPress={() => { shell.camera("fit"); }}><Icon name="fit" /></DockButton>
    </div>
  );
}

/** The one thing here that changes while the wheel turns. */
function Readout({ store }: { readonly store: Readable<GraphState> }): ReactElement {
  const t = useT();
  const shell = useShell();
  const percent = useGraphPart(store, "zoomPct");
  return (
    <button type="button" className={css.readout} aria-label={t("graph.dock.zoomIs", { percent })} title={t("graph.action.zoomReset")} onClick={() => { shell.camera("reset"); }}>
      {t("graph.dock.percent", { percent })}
    </button>
  );
}
