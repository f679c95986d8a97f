import type { ReactElement } from "react";
import { formatShortcut, useActions, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { IconButton, Popover } from "#renderer/ui/index.ts";
import { FilterPanel } from "./components/FilterPanel.tsx";
import { useFilter, useFindingDesk } from "./model/useFinding.ts";

/** Opens the filter, and says whether one is in force. */
export function FilterButton(): ReactElement {
  const t = useT();
  const shell = useShell();
  const { byId } = useActions();
  const { desk, shown } = useFindingDesk();
  const { isActive, matchCount } = useFilter();
  const total = useView((view) => view.pointCount);
  const shortcut = byId("find.filter")?.shortcuts[0];
  const label = isActive ? t("finding.filterActive", { count: matchCount ?? total, total }) : t("finding.filter");
  const save = (): void => {
    desk.openFilter(false);
    shell.openDialog({ kind: "save-view" });
  };
  return (
    <Popover title={t("finding.filter")} align="start" within="[data-panel=graph]" open={shown.isFilterOpen} onOpenChange={(open) => { desk.openFilter(open); }}
      trigger={<IconButton icon="filter" label={label} variant={isActive ? "soft" : "quiet"} {...(shortcut === undefined ? {} : { shortcut: formatShortcut(shortcut) })} />}>
      <FilterPanel onSave={save} />
    </Popover>
  );
}
