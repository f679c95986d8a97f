import type { ReactElement } from "react";
import { endTitle, type ForestView } from "#shared/forest/index.ts";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useSelection, useView } from "#renderer/runtime/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { DockButton } from "./DockButton.tsx";
import css from "./docks.module.css";

const POINT_BUTTONS = [
  { id: "link.create", labelKey: "graph.dock.link", icon: "link" },
  { id: "point.addCase", labelKey: "graph.dock.case", icon: "case" },
  { id: "point.addChild", labelKey: "graph.dock.child", icon: "list-plus" },
  { id: "point.rename", labelKey: "graph.dock.rename", icon: "pencil" },
] as const;
const LINK_BUTTONS = [
  { id: "link.edit", labelKey: "graph.dock.editLink", icon: "pencil" },
  { id: "point.addCase", labelKey: "graph.dock.case", icon: "case" },
] as const;

/** At the foot, so that it never covers a phrase: what is selected, and what is most often done with it. */
export function SelectionDock({ onMore }: { readonly onMore: (at: DOMRect) => void }): ReactElement | null {
  const t = useT();
  const selection = useSelection();
  const { byId, run, isEnabled } = useActions();
  const [first] = selection;
  const title = useView((view) => (first === undefined ? "" : endTitle(view, first)));
  const ends = useView((view) => endsOf(view, selection), (a, b) => a?.[0] === b?.[0] && a?.[1] === b?.[1]);
  if (first === undefined) return null;
  const buttons = (isPointId(first) ? POINT_BUTTONS : LINK_BUTTONS).filter(({ id }) => byId(id) !== undefined);
  const what = selection.length === 1 ? title : t("graph.dock.several", { count: selection.length });
  return (
    <div className={`${css.dock} ${css.foot}`} role="toolbar" aria-label={t("graph.dock.selection")}>
      <span className={css.what} title={what}>
        {ends === undefined ? what : <span className={css.ends}><span>{ends[0]}</span><span>→</span><span>{ends[1]}</span></span>}
      </span>
      <span className={css.rule} />
      {buttons.map(({ id, labelKey, icon }) => (
        <DockButton key={id} label={t(labelKey)} text={t(labelKey)} shortcut={shortcutOf(byId(id)?.shortcuts[0])} disabled={!isEnabled(id)} onPress={() => { run(id); }}>
          <Icon name={icon} />
        </DockButton>
      ))}
      <DockButton label={t("graph.dock.more")} onPress={onMore}><Icon name="more" /></DockButton>
    </div>
  );
}

/** Of one link, so that where room is short each end keeps some of its name. */
function endsOf(view: ForestView, selection: readonly EndId[]): readonly [string, string] | undefined {
  const [id, ...others] = selection;
  const link = id === undefined || isPointId(id) || others.length > 0 ? undefined : view.link(id);
  return link === undefined ? undefined : [endTitle(view, link.from) ?? "…", endTitle(view, link.to) ?? "…"];
}

const shortcutOf = (shortcut: string | undefined): string | undefined => (shortcut === undefined ? undefined : formatShortcut(shortcut));
