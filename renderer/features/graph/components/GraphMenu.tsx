import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useSelection, type Action } from "#renderer/runtime/index.ts";
import { PopupMenu, type MenuEntry } from "#renderer/ui/index.ts";
import type { Place } from "#shared/tower/index.ts";

/** The order of the menu's parts. */
const GROUPS: readonly Action["group"][] = ["point", "link", "edit", "forest", "app", "view"];

/** What can be done with the selection now, or with the view when nothing is selected. Built from the actions, nothing of its own. */
export function GraphMenu({ at, onClose }: { readonly at: Place | null; readonly onClose: () => void }): ReactElement {
  const t = useT();
  const { actions, run, isEnabled } = useActions();
  const hasSelection = useSelection().length > 0;
  const offered = actions.filter((action) => isOffered(action, hasSelection) && isEnabled(action.id)).sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
  const entries = offered.flatMap((action, index): MenuEntry[] => {
    const shortcut = action.shortcuts[0];
    const entry: MenuEntry = { id: action.id, label: t(action.labelKey), ...(shortcut === undefined ? {} : { shortcut: formatShortcut(shortcut) }), onSelect: () => { run(action.id); } };
    return index > 0 && offered[index - 1]?.group !== action.group ? [{ kind: "separator", id: `before ${action.id}` }, entry] : [entry];
  });
  return <PopupMenu at={at} label={t("graph.dock.more")} entries={entries} onClose={onClose} />;
}

function isOffered({ group, id }: Action, hasSelection: boolean): boolean {
  if (hasSelection) return group === "point" || group === "link" || id === "view.toSelection";
  return group === "view" || id === "point.addChild";
}
