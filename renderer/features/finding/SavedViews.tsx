import { useMemo, type ReactElement } from "react";
import { narrowsPoints, sameFilter } from "#shared/finding/index.ts";
import { useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { IconButton } from "#renderer/ui/index.ts";
import { SavedViewRow } from "./components/SavedViewRow.tsx";
import { readableViews, type ReadableView } from "./model/applyView.ts";
import { useFilter } from "./model/useFinding.ts";
import { useViewCounts } from "./model/useViewCounts.ts";
import { useViewOrder } from "./model/useViewOrder.ts";
import css from "./finding.module.css";

/** 保存的视图: ways of looking that were given a name, at the foot of the outline. */
export function SavedViews(): ReactElement | null {
  const t = useT();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const records = useView((view) => view.views());
  const views = useMemo(() => readableViews(records), [records]);
  const counts = useViewCounts(views);
  const order = useViewOrder(views);
  const { spec } = useFilter();
  const isCurrent = (view: ReadableView): boolean => view.spec !== null && narrowsPoints(spec) && sameFilter(view.spec.filter, spec);
  if (views.length === 0 && isReadOnly) return null;
  return (
    <section className={css.views} aria-label={t("finding.views.title")}>
      <header className={css.viewsHead}>
        <h2 className={css.viewsTitle}>{t("finding.views.title")}</h2>
        {isReadOnly ? null : <IconButton icon="plus" size="s" label={t("finding.action.saveView")} onClick={() => { shell.openDialog({ kind: "save-view" }); }} />}
      </header>
      {views.length === 0 ? <p className={css.viewsHint}>{t("finding.views.empty")}</p> : (
        <ul className={css.viewList} onDragLeave={order.leave}>
          {views.map((view) => <SavedViewRow key={view.id} view={view} count={counts.get(view.id) ?? null} isCurrent={isCurrent(view)} order={order} />)}
        </ul>
      )}
    </section>
  );
}
