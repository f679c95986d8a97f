import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { useActions, type PastForest } from "#renderer/runtime/index.ts";
import type { Timeline as TimelineData } from "#shared/history/index.ts";
import { Button, EmptyState } from "#renderer/ui/index.ts";
import { ComparePane } from "./components/ComparePane.tsx";
import { PastBand } from "./components/PastBand.tsx";
import { Pending } from "./components/Pending.tsx";
import { RestoreDialog } from "./components/RestoreDialog.tsx";
import { Timeline } from "./components/Timeline.tsx";
import { sayWhen, type SayWhen } from "./model/sayWhen.ts";
import { useEscape } from "./model/useEscape.ts";
import { useHistoryDesk, type HistoryDesk, type PastLook } from "./model/useHistoryDesk.ts";
import { usePast, usePastViewState, type PastState } from "./model/usePast.ts";
import { useTimeline } from "./model/useTimeline.ts";
import styles from "./history.module.css";

export type { PastLook } from "./model/useHistoryDesk.ts";

interface HistoryScreenProps {
  /** Draws a past state, read-only: the shell has the panels for it. */
  renderPast(past: PastForest, look: PastLook): ReactNode;
  onClose(): void;
}

/** The history of the open forest: its timeline, any state of it read-only, what differs, and the way back. */
export function HistoryScreen({ renderPast, onClose }: HistoryScreenProps): ReactElement {
  const t = useT();
  const locale = useLocale();
  const state = useTimeline();
  const timeline = state.kind === "ready" ? state.timeline : null;
  const desk = useHistoryDesk(timeline);
  useEscape(onClose);
  const hasHistory = timeline !== null && timeline.sessions.length > 0;
  const when = sayWhen(locale, t, Date.now());
  return (
    <section className={styles.history} aria-label={t("history.title")}>
      <Side desk={desk} when={when} hasHistory={hasHistory}>
        {state.kind === "loading" ? <Pending label={t("history.loading")} /> : null}
        {state.kind === "failed" ? <EmptyState icon="warning" title={t("history.failed")} body={t("history.failedHint")}><Button onClick={state.retry}>{t("history.retry")}</Button></EmptyState> : null}
        {timeline !== null && !hasHistory ? <p className={styles.hint}>{t("history.empty.side")}</p> : null}
      </Side>
      <div className={styles.main}>
        {timeline === null || !hasHistory
          ? <Empty isEmpty={timeline !== null} onClose={onClose} />
          : <Shown timeline={timeline} desk={desk} when={when} renderPast={renderPast} onClose={onClose} />}
      </div>
    </section>
  );
}

function Side({ desk, when, hasHistory, children }: { readonly desk: HistoryDesk; readonly when: SayWhen; readonly hasHistory: boolean; readonly children: ReactNode }): ReactElement {
  const t = useT();
  const { run } = useActions();
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasHistory) side.current?.querySelector<HTMLElement>("[data-history-timeline]")?.focus();
  }, [hasHistory]);
  const { unfolded } = desk;
  return (
    <aside ref={side} className={styles.side} aria-label={t("history.timeline")}>
      <header className={styles.sideHead}>
        <h2>{t("history.title")}</h2>
        <Button size="s" variant="quiet" icon="flag" onClick={() => { run("forest.milestone"); }}>{t("history.milestone.set")}</Button>
      </header>
      {children}
      {hasHistory ? (
        <div className={styles.scroller}>
          <Timeline days={desk.days} when={when} activeKey={desk.activeKey} shownKey={desk.shown?.key ?? null} comparedKey={desk.compared?.key ?? null}
            handlers={{ onActive: desk.activate, onShow: desk.show, onCompareTo: desk.compareTo, onOpen: unfolded.setOpen, onRetrySteps: unfolded.retry }} />
          {desk.olderCount > 0 ? <Button variant="quiet" size="s" className={styles.older} onClick={desk.showOlder}>{t("history.older", { count: desk.olderCount })}</Button> : null}
        </div>
      ) : null}
    </aside>
  );
}

function Empty({ isEmpty, onClose }: { readonly isEmpty: boolean; onClose(): void }): ReactElement {
  const t = useT();
  return (
    <div className={styles.waiting}>
      {isEmpty ? <EmptyState icon="history" title={t("history.empty.title")} body={t("history.empty.body")}><Button onClick={onClose}>{t("history.empty.back")}</Button></EmptyState> : null}
    </div>
  );
}

interface ShownProps extends HistoryScreenProps {
  readonly timeline: TimelineData;
  readonly desk: HistoryDesk;
  readonly when: SayWhen;
}

function Shown({ timeline, desk, when, renderPast, onClose }: ShownProps): ReactElement {
  const { shown, look } = desk;
  const state = usePast(shown?.seq ?? null);
  const [isAsking, setIsAsking] = useState(false);
  const isNow = shown !== null && shown.seq >= timeline.throughSeq;
  const moment = shown === null ? "" : when.moment(shown.atMs);
  // Until the chosen state is here, the last one stays on the screen, and nothing can be done with it.
  const here = state.past !== null && state.past.seq === shown?.seq ? state.past : null;
  return (
    <>
      <PastBand moment={moment} isNow={isNow} isLoading={state.isLoading} look={look} milestones={milestonesAt(timeline, shown?.seq)} canRestore={here !== null && !isNow}
        onLook={desk.setLook} onRestore={() => setIsAsking(true)} onClose={onClose} />
      <div className={styles.state} aria-busy={state.isLoading}>
        <Look state={state} here={here} desk={desk} nowSeq={timeline.throughSeq} when={when} moment={moment} renderPast={renderPast} />
      </div>
      {isAsking && here !== null ? <RestoreDialog past={here} nowSeq={timeline.throughSeq} moment={moment} onCancel={() => setIsAsking(false)} onRestored={onClose} /> : null}
    </>
  );
}

interface LookProps {
  readonly state: PastState;
  readonly here: PastForest | null;
  readonly desk: HistoryDesk;
  readonly nowSeq: number;
  readonly when: SayWhen;
  readonly moment: string;
  renderPast(past: PastForest, look: PastLook): ReactNode;
}

/** The chosen state as it is looked at: its panels, or what differs. */
function Look({ state, here, desk, nowSeq, when, moment, renderPast }: LookProps): ReactNode {
  const t = useT();
  const isViewReady = usePastViewState();
  const { compared, look } = desk;
  if (state.hasFailed) return <EmptyState icon="warning" title={t("history.stateFailed")} body={t("history.stateFailedHint")}><Button onClick={state.retry}>{t("history.retry")}</Button></EmptyState>;
  if (state.past === null || !isViewReady || (look === "compare" && here === null)) return <Pending label={t("history.stateLoading")} />;
  if (look !== "compare") return renderPast(state.past, look);
  return here === null ? null : (
    <ComparePane past={here} nowSeq={nowSeq} moment={moment} other={compared === null ? null : { seq: compared.seq, moment: when.moment(compared.atMs) }} onCompareToNow={() => desk.compareTo(null)} />
  );
}

function milestonesAt({ sessions }: TimelineData, seq: number | undefined): readonly string[] {
  return seq === undefined ? [] : sessions.flatMap(({ milestones }) => milestones.filter((each) => each.seq === seq).map(({ id }) => id));
}
