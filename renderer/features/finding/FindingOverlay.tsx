import type { ReactElement } from "react";
import { narrowsLinks, narrowsPoints } from "#shared/finding/index.ts";
import { useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, IconButton } from "#renderer/ui/index.ts";
import { PathCard } from "./components/PathCard.tsx";
import { ShownCount } from "./components/FilterPanel.tsx";
import { useFindingDesk } from "./model/useFinding.ts";
import { SearchInView } from "./SearchInView.tsx";
import css from "./finding.module.css";

/** Lies over the graph, top centre: the search, what a filter leaves in the light, and the way between two points. Lets the pointer through beside them. */
export function FindingOverlay(): ReactElement {
  const { shown } = useFindingDesk();
  return (
    <div className={css.overlay}>
      {shown.isSearchOpen ? <SearchInView /> : null}
      <FilterStatus />
      {shown.path === null ? null : <PathCard key={`${shown.path.from} ${shown.path.to}`} ends={shown.path} />}
    </div>
  );
}

/** While something is dimmed it says so, and how to have everything back. */
function FilterStatus(): ReactElement | null {
  const t = useT();
  const shell = useShell();
  const { filter } = useForest();
  const { desk } = useFindingDesk();
  const { spec } = useReadable(filter);
  if (!narrowsPoints(spec) && !narrowsLinks(spec)) return null;
  const clear = (): void => {
    filter.clear();
    shell.announce("finding.said.cleared");
    shell.focusPanel("graph");
  };
  const hidden = spec.hiddenLinkTypes.length + (spec.hidesDisputes ? 1 : 0);
  return (
    <div className={css.status} role="group" aria-label={t("finding.filter")}>
      <button type="button" className={css.statusButton} onClick={() => { desk.openFilter(true); }}>
        <Icon name="filter" size={14} />
        <span className={css.shown}>{narrowsPoints(spec) ? <ShownCount /> : t("finding.linksDimmed", { count: hidden })}</span>
      </button>
      <IconButton icon="close" size="s" label={t("finding.clear")} onClick={clear}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          clear();
        }} />
    </div>
  );
}
