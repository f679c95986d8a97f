import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useHistory, useShell } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

/** Bottom left: one step back, one step forward. */
export function HistoryDock(): ReactElement {
  const t = useT();
  const shell = useShell();
  const { byId } = useActions();
  const history = useHistory();
  const key = (id: string): string | undefined => {
    const shortcut = byId(id)?.shortcuts[0];
    return shortcut === undefined ? undefined : formatShortcut(shortcut);
  };
  return (
    <div className={`${css.dock} ${css.left}`} role="toolbar" aria-label={t("graph.dock.history")}>
      <DockButton label={t("graph.dock.undo")} shortcut={key("edit.undo")} disabled={!history.canUndo} onPress={() => { shell.runAction("edit.undo"); }}><Icon name="undo" /></DockButton>
      <DockButton label={t("graph.dock.redo")} shortcut={key("edit.redo")} disabled={!history.canRedo} onPress={() => { shell.runAction("edit.redo"); }}><Icon name="redo" /></DockButton>
    </div>
  );
}
