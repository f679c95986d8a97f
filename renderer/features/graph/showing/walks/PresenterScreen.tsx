import { useEffect, type ReactElement } from "react";
import type { SavedViewRecord } from "#shared/forest/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useReadable, useView } from "#renderer/runtime/index.ts";
import { IconButton } from "#renderer/ui/index.ts";
import { goTo } from "./presenterKeys.ts";
import { presenting } from "./presenting.ts";
import { stopTitle } from "./stopTitle.ts";
import { useCaptionRoom } from "./useCaptionRoom.ts";
import { usePresenter } from "./usePresenter.ts";
import { parseWalk, type Walk } from "./walkSpec.ts";
import css from "./presenter.module.css";

const end = (): void => { presenting.set(null); };

/** Placed once over the forest; draws nothing until a walk is shown. */
export function PresenterScreen(): ReactElement | null {
  const walkId = useReadable(presenting);
  const record = useView((view) => view.views().find(({ id }) => id === walkId));
  const walk = record === undefined ? null : parseWalk(record.spec);
  // Somebody removed it, or emptied it, while it was shown.
  const isGone = walkId !== null && (walk === null || walk.stops.length === 0);
  useEffect(() => { if (isGone) end(); }, [isGone]);
  // Another forest has other walks.
  useEffect(() => end, []);
  return record === undefined || walk === null || walk.stops.length === 0 ? null : <Presentation key={record.id} record={record} walk={walk} />;
}

/** The whole screen: the graph above with the stop in its frame, title and note below. */
function Presentation({ record, walk }: { readonly record: SavedViewRecord; readonly walk: Walk }): ReactElement {
  const t = useT();
  const count = walk.stops.length;
  const { stage, state, setState } = usePresenter(walk, end);
  const stop = walk.stops[state.index];
  const title = useView((view) => (stop === undefined ? "" : stopTitle(view, stop)));
  const caption = useCaptionRoom();
  const step = (by: number): void => { setState((now) => goTo(now, now.index + by, count)); };
  return (
    <div ref={stage} className={css.stage} role="dialog" aria-modal="true" aria-label={t("showing.presenter.label", { name: record.name })} tabIndex={-1} data-black={state.isBlack || undefined}>
      <div className={css.zones} aria-hidden="true">
        <button type="button" tabIndex={-1} className={css.back} onClick={() => { step(-1); }} />
        <button type="button" tabIndex={-1} className={css.next} onClick={() => { step(1); }} />
      </div>
      <section ref={caption} className={css.caption}>
        <div className={css.progress} role="progressbar" aria-label={t("showing.presenter.progress")} aria-valuemin={1} aria-valuemax={count} aria-valuenow={state.index + 1}>
          <div className={css.done} style={{ width: `${((state.index + 1) / count) * 100}%` }} />
        </div>
        <div className={css.words} aria-live="polite" aria-atomic="true">
          <div data-words="">
            <h1 className={css.title}>{title === "" ? t("showing.presenter.gone") : title}</h1>
            {stop === undefined || stop.note === "" ? null : <p className={css.note}>{stop.note}</p>}
            <p className="visually-hidden">{t("showing.presenter.at", { number: state.index + 1, count })}</p>
          </div>
        </div>
        <div className={css.controls}>
          <span className={css.walkName}>{record.name}</span>
          {state.typed === "" ? null : <span className={css.typed}>{t("showing.presenter.typed", { number: state.typed })}</span>}
          <span className={css.count} aria-hidden="true">{t("showing.presenter.count", { number: state.index + 1, count })}</span>
          <IconButton icon="arrow-left" label={t("showing.presenter.back")} disabled={state.index === 0} onClick={() => { step(-1); }} />
          <IconButton icon="arrow-right" label={t("showing.presenter.next")} disabled={state.index === count - 1} onClick={() => { step(1); }} />
          <IconButton icon="close" label={t("showing.presenter.end")} onClick={end} />
        </div>
      </section>
      {state.isBlack ? <button type="button" className={css.black} aria-label={t("showing.presenter.light")} onClick={() => { setState((now) => goTo(now, now.index, count)); }} /> : null}
    </div>
  );
}
