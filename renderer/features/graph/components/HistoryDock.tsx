import { Redo2, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useHistory, useShell } from "#renderer/runtime/index.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

const ICON_PX = 16;

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
      <DockButton label={t("graph.dock.undo")} shortcut={key("edit.undo")} disabled={!history.canUndo} onPress={() => { shell.runAction("edit.undo"); }}><Undo2 size={ICON_PX} aria-hidden /></DockButton>
      <DockButton label={t("graph.dock.redo")} shortcut={key("edit.redo")} disabled={!history.canRedo} onPress={() => { shell.runAction("edit.redo"); }}><Redo2 size={ICON_PX} aria-hidden /></DockButton>
    </div>
  );
}
