import type { ReactElement } from "react";
import { formatShortcut, useActions } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { ContextMenu, type MenuEntry } from "#renderer/ui/index.ts";

/** What the menu of a row offers, in groups. Ids of actions; those of other features are there when the shell has them. */
const GROUPS: readonly { readonly id: string; readonly headingKey?: string; readonly actionIds: readonly string[] }[] = [
  { id: "grow", actionIds: ["point.addChild", "point.addSibling", "point.addCase", "link.create"] },
  { id: "change", actionIds: ["point.rename", "point.describe", "point.tag", "point.look", "point.share"] },
  { id: "many", actionIds: ["point.linkMany", "point.merge", "point.split", "point.duplicate", "point.duplicateLinked"] },
  { id: "place", actionIds: ["point.copy", "point.move", "point.cut", "point.paste", "point.moveUp", "point.moveDown", "point.indent", "point.outdent"] },
  {
    id: "kind", headingKey: "outline.rekindMenu",
    actionIds: ["point.rekind.wisdom", "point.rekind.module", "point.rekind.point", "point.rekind.case", "point.rekind.lesson", "point.rekind.assignment", "point.rekind.card", "point.rekind.question"],
  },
  { id: "select", headingKey: "outline.selectMenu", actionIds: ["select.branch", "select.module", "select.sameKind", "select.linked"] },
  { id: "remove", actionIds: ["point.remove"] },
];

/** The menu of a secondary press on a row, made from the same action records as everything else. */
export function OutlineMenu({ children }: { readonly children: ReactElement<Record<string, unknown>> }) {
  const t = useT();
  const actions = useActions();
  const entriesOf = ({ id, headingKey, actionIds }: (typeof GROUPS)[number]): MenuEntry[] => {
    const items = actionIds.flatMap((actionId): MenuEntry[] => {
      const action = actions.byId(actionId);
      if (action === undefined || !actions.isEnabled(actionId)) return [];
      const shortcut = action.shortcuts[0];
      return [{
        id: actionId, label: t(action.labelKey), danger: actionId === "point.remove",
        ...(shortcut === undefined ? {} : { shortcut: formatShortcut(shortcut) }),
        onSelect: () => void actions.run(actionId),
      }];
    });
    if (items.length === 0) return [];
    const lead: MenuEntry[] = headingKey === undefined ? [] : [{ kind: "heading", id: `${id}-heading`, label: t(headingKey) }];
    return [{ kind: "separator", id: `${id}-line` }, ...lead, ...items];
  };
  // A line above the first group would separate it from nothing.
  return <ContextMenu label={t("outline.menu")} entries={GROUPS.flatMap(entriesOf).slice(1)}>{children}</ContextMenu>;
}
