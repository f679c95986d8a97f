import { Briefcase, Ellipsis, Link, ListPlus, Pencil } from "lucide-react";
import type { ReactElement } from "react";
import { endTitle } from "#shared/forest/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useSelection, useView } from "#renderer/runtime/index.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

const ICON_PX = 16;

const POINT_BUTTONS = [
  { id: "link.create", labelKey: "graph.dock.link", Icon: Link },
  { id: "point.addCase", labelKey: "graph.dock.case", Icon: Briefcase },
  { id: "point.addChild", labelKey: "graph.dock.child", Icon: ListPlus },
  { id: "point.rename", labelKey: "graph.dock.rename", Icon: Pencil },
] as const;
const LINK_BUTTONS = [
  { id: "link.edit", labelKey: "graph.dock.editLink", Icon: Pencil },
  { id: "point.addCase", labelKey: "graph.dock.case", Icon: Briefcase },
] as const;

/** At the foot, so that it never covers a phrase: what is selected, and what is most often done with it. */
export function SelectionDock({ onMore }: { readonly onMore: (at: DOMRect) => void }): ReactElement | null {
  const t = useT();
  const selection = useSelection();
  const { byId, run, isEnabled } = useActions();
  const [first] = selection;
  const title = useView((view) => (first === undefined ? "" : endTitle(view, first)));
  if (first === undefined) return null;
  const buttons = (isPointId(first) ? POINT_BUTTONS : LINK_BUTTONS).filter(({ id }) => byId(id) !== undefined);
  const what = selection.length === 1 ? title : t("graph.dock.several", { count: selection.length });
  return (
    <div className={`${css.dock} ${css.foot}`} role="toolbar" aria-label={t("graph.dock.selection")}>
      <span className={css.what} title={what}>{what}</span>
      <span className={css.rule} />
      {buttons.map(({ id, labelKey, Icon }) => (
        <DockButton key={id} label={t(labelKey)} text={t(labelKey)} shortcut={shortcutOf(byId(id)?.shortcuts[0])} disabled={!isEnabled(id)} onPress={() => { run(id); }}>
          <Icon size={ICON_PX} aria-hidden />
        </DockButton>
      ))}
      <DockButton label={t("graph.dock.more")} onPress={onMore}><Ellipsis size={ICON_PX} aria-hidden /></DockButton>
    </div>
  );
}

const shortcutOf = (shortcut: string | undefined): string | undefined => (shortcut === undefined ? undefined : formatShortcut(shortcut));
