import type { ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useSelection } from "#renderer/runtime/index.ts";
import { PopupMenu, type MenuEntry } from "#renderer/ui/index.ts";
import type { Place } from "#shared/tower/index.ts";

/** What is offered with something selected, and without, in groups. Ids of actions; those of other features are there when the shell has them. Rarer ones are in the palette. */
const FOR_SELECTION: readonly (readonly string[])[] = [
  ["point.addChild", "point.addSibling", "point.addCase", "link.create"],
  ["link.edit", "link.reverse", "link.accept", "link.agree", "link.doubt", "link.retargetFrom", "link.retargetTo", "link.insertPoint", "link.oppose"],
  ["point.rename", "point.describe", "point.tag", "point.look", "point.share"],
  ["point.linkMany", "point.merge", "point.split", "point.duplicate", "point.move", "point.copy"],
  ["point.arrange.row", "point.arrange.column", "point.arrange.spread-row", "point.arrange.spread-column", "point.arrange.here", "point.unpin"],
  ["focus.centre", "view.toSelection", "find.path", "select.linked", "select.branch", "walk.create", "walk.addStop"],
  ["point.remove", "link.remove"],
];
const FOR_GROUND: readonly (readonly string[])[] = [
  ["point.addChild", "point.paste", "select.all"],
  ["view.fit", "view.zoomIn", "view.zoomOut", "view.zoomReset"],
  ["view.tower", "view.grove", "view.focus", "view.tidy"],
  ["find.search", "find.filter", "find.clear", "find.saveView", "link.list", "link.disputes"],
  ["view.export", "view.print", "walk.present", "walk.edit"],
];
const DANGEROUS: ReadonlySet<string> = new Set(["point.remove", "link.remove"]);

/** What can be done with the selection now, or with the view when nothing is selected. Built from the actions, nothing of its own. */
export function GraphMenu({ at, onClose }: { readonly at: Place | null; readonly onClose: () => void }): ReactElement {
  const t = useT();
  const { byId, run, isEnabled } = useActions();
  const hasSelection = useSelection().length > 0;
  const entryOf = (id: string): MenuEntry[] => {
    const action = byId(id);
    if (action === undefined || !isEnabled(id)) return [];
    const shortcut = action.shortcuts[0];
    return [{ id, label: t(action.labelKey), danger: DANGEROUS.has(id), ...(shortcut === undefined ? {} : { shortcut: formatShortcut(shortcut) }), onSelect: () => { run(id); } }];
  };
  const groups = (hasSelection ? FOR_SELECTION : FOR_GROUND).map((ids) => ids.flatMap(entryOf)).filter((entries) => entries.length > 0);
  const entries = groups.flatMap((group, index): MenuEntry[] => (index === 0 ? group : [{ kind: "separator", id: `before ${group[0]?.id ?? index}` }, ...group]));
  return <PopupMenu at={at} label={t("graph.dock.more")} entries={entries} onClose={onClose} />;
}
