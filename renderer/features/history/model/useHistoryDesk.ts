import { useEffect, useMemo, useState } from "react";
import type { Timeline } from "#shared/history/index.ts";
import { useView } from "#renderer/runtime/index.ts";
import { isMoment, timelineDays, type MomentRow, type TimelineDay } from "./timelineRows.ts";
import { useSteps, type Unfolded } from "./useSteps.ts";

export type PastLook = "graph" | "outline";

/** A state that was chosen: it stays what it is while the history grows. */
export interface Chosen {
  readonly key: string;
  readonly seq: number;
  readonly atMs: number;
}

export interface HistoryDesk {
  readonly days: readonly TimelineDay[];
  readonly unfolded: Unfolded;
  /** Sessions that are not listed yet. */
  readonly olderCount: number;
  readonly activeKey: string | null;
  readonly shown: Chosen | null;
  readonly compared: Chosen | null;
  readonly look: PastLook | "compare";
  activate(key: string): void;
  show(row: MomentRow): void;
  /** Compares the state on the screen with another one, or with now. */
  compareTo(row: MomentRow | null): void;
  setLook(look: PastLook | "compare"): void;
  showOlder(): void;
}

/** So many sessions are listed at a time. */
const SESSIONS_AT_ONCE = 100;

const chosen = ({ key, seq, atMs }: MomentRow): Chosen => ({ key, seq, atMs });

/** What a person does in the history: where they are in the timeline, what they look at, what they compare. */
export function useHistoryDesk(timeline: Timeline | null): HistoryDesk {
  const unfolded = useSteps(timeline);
  const milestones = useView((view) => view.milestones());
  const [limit, setLimit] = useState(SESSIONS_AT_ONCE);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [shown, setShown] = useState<Chosen | null>(null);
  const [compared, setCompared] = useState<Chosen | null>(null);
  const [look, setLook] = useState<PastLook | "compare">("graph");
  const { openKeys, stepsOf } = unfolded;
  const days = useMemo(() => (timeline === null ? [] : timelineDays({
    timeline, openKeys, stepsOf, limit, milestones,
  })), [timeline, openKeys, stepsOf, limit, milestones]);
  const moments = useMemo(() => days.flatMap(({ rows }) => rows.filter(isMoment)), [days]);
  const newest = moments[0];
  useEffect(() => {
    if (newest !== undefined && shown === null) setShown(chosen(newest));
  }, [newest, shown]);
  // A line that is gone (folded away, taken away) gives the keyboard to the state on the screen, or to the newest line.
  const active = [activeKey, shown?.key].find((key) => moments.some((row) => row.key === key)) ?? newest?.key ?? null;
  return {
    days, unfolded, shown, compared, look,
    olderCount: Math.max(0, (timeline?.sessions.length ?? 0) - limit),
    activeKey: active,
    activate: setActiveKey,
    show: (row) => {
      setShown(chosen(row));
      setActiveKey(row.key);
      // To choose a state is to want to see it; a comparison goes on with it.
      if (compared?.seq === row.seq) setCompared(null);
    },
    compareTo: (row) => {
      setCompared(row === null || row.seq === shown?.seq ? null : chosen(row));
      setLook("compare");
    },
    setLook,
    showOlder: () => setLimit((before) => before + SESSIONS_AT_ONCE),
  };
}
