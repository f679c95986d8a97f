import { useMemo, useRef, useState, type ReactElement } from "react";
import { narrowsPoints, sameFilter } from "#shared/finding/index.ts";
import { useIsReadOnly, useMe, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { IconButton } from "#renderer/ui/index.ts";
import { SavedViewRow } from "./components/SavedViewRow.tsx";
import { readableViews, type ReadableView } from "./model/applyView.ts";
import { shownViews } from "./model/shownViews.ts";
import { useFilter } from "./model/useFinding.ts";
import { firstButton, useFocusNext } from "./model/useFocusNext.ts";
import { useViewCounts } from "./model/useViewCounts.ts";
import { useViewOrder, type ViewOrder } from "./model/useViewOrder.ts";
import css from "./finding.module.css";

/** Anybody can save views, and few people look further than this: the rest is drawn and counted when it is asked for. */
const PART = 20;

/** 保存的视图: ways of looking that were given a name, at the foot of the outline. */
export function SavedViews(): ReactElement | null {
  const t = useT();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const records = useView((view) => view.views());
  const views = useMemo(() => records.filter(({ kind }) => kind === "view"), [records]);
  const [most, setMost] = useState(PART);
  const me = useMe();
  const shown = useMemo(() => readableViews(shownViews(views, most, me)), [views, most, me]);
  const counts = useViewCounts(shown);
  const ofAll = useViewOrder(views);
  const { spec } = useFilter();
  const rest = views.length - shown.length;
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useFocusNext();
  const showMore = (): void => {
    setMost(most + PART);
    // The button may be gone with the last part: the keyboard goes on with the first view that came.
    focusNext(() => firstButton(list.current?.children[most]));
  };
  const order: ViewOrder = {
    ...ofAll,
    step(id, by) {
      // What goes behind the last one shown stays in sight.
      if (by === 1 && rest > 0 && id === views[most - 1]?.id) setMost(most + 1);
      ofAll.step(id, by);
    },
  };
  const isCurrent = (view: ReadableView): boolean => view.spec !== null && narrowsPoints(spec) && sameFilter(view.spec.filter, spec);
  if (views.length === 0 && isReadOnly) return null;
  return (
    <section className={css.views} aria-label={t("finding.views.title")}>
      <header className={css.viewsHead}>
        <h2 className={css.viewsTitle}>{t("finding.views.title")}</h2>
        {isReadOnly ? null : <IconButton icon="plus" size="s" label={t("finding.action.saveView")} onClick={() => { shell.openDialog({ kind: "save-view" }); }} />}
      </header>
      {views.length === 0 ? <p className={css.viewsHint}>{t("finding.views.empty")}</p> : (
        <ul ref={list} className={css.viewList} onDragLeave={order.leave}>
          {shown.map((view) => <SavedViewRow key={view.id} view={view} count={counts.get(view.id) ?? null} isCurrent={isCurrent(view)} order={order} focusNext={focusNext} />)}
        </ul>
      )}
      {rest === 0 ? null : <button type="button" className={css.viewsMore} onClick={showMore}>{rest > PART ? t("finding.views.moreOf", { part: PART, count: rest }) : t("finding.views.more", { count: rest })}</button>}
    </section>
  );
}
