import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useHistory, useShell } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import type { LensName } from "../model/lensTypes.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

/** Bottom left: one step back, one step forward; in the grove also 整理. */
export function HistoryDock({ lens }: { readonly lens: LensName }): ReactElement {
  const t = useT();
  const shell = useShell();
  const { byId, isEnabled, run } = useActions();
  const history = useHistory();
  const key = (id: string): string | undefined => {
    const shortcut = byId(id)?.shortcuts[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut);
  };
  return (
    <div className={`${css.dock} ${css.left}`} role="toolbar" aria-label={t("graph.dock.history")}>
      <DockButton label={t("graph.dock.undo")} shortcut={key("edit.undo")} disabled={!history.canUndo} onPress={() => { shell.runAction("edit.undo"); }}><Icon name="undo" /></DockButton>
      <DockButton label={t("graph.dock.redo")} shortcut={key("edit.redo")} disabled={!history.canRedo} onPress={() => { shell.runAction("edit.redo"); }}><Icon name="redo" /></DockButton>
      {lens === "grove" ? <><span className={css.rule} /><DockButton label={t("graph.action.tidy")} text={t("graph.action.tidy")} disabled={!isEnabled("view.tidy")} onPress={() => { run("view.tidy"); }}><Icon name="leaf" /></DockButton></> : null}
    </div>
  );
}
