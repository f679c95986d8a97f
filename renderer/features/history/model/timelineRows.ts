import type { MilestoneRecord } from "#shared/forest/index.ts";
import { isEmptySummary, type HistorySession, type HistoryStep, type Timeline } from "#shared/history/index.ts";

export type StepsState = { readonly kind: "loading" } | { readonly kind: "failed" } | { readonly kind: "ready"; readonly steps: readonly HistoryStep[] };

/** A line of the timeline that can be walked to and shown. */
export type MomentRow =
  | { readonly kind: "session"; readonly key: string; readonly seq: number; readonly atMs: number; readonly session: HistorySession; readonly isOpen: boolean }
  | { readonly kind: "step"; readonly key: string; readonly seq: number; readonly atMs: number; readonly parentKey: string; readonly step: HistoryStep }
  | { readonly kind: "milestone"; readonly key: string; readonly seq: number; readonly atMs: number; readonly parentKey: string; readonly milestone: Pick<MilestoneRecord, "id" | "name"> };

export type TimelineRow = MomentRow
  | { readonly kind: "steps-pending"; readonly key: string; readonly parentKey: string; readonly state: "loading" | "failed" | "cut" }
  | { readonly kind: "missing"; readonly key: string; readonly edits: number };

export interface TimelineDay {
  /** Midnight of the day here; null when nobody knows when it was. */
  readonly startMs: number | null;
  readonly rows: readonly TimelineRow[];
}

interface RowParts {
  readonly timeline: Timeline;
  readonly openKeys: ReadonlySet<string>;
  readonly stepsOf: ReadonlyMap<string, StepsState>;
  /** So many of the newest sessions. */
  readonly limit: number;
  /** The milestones of now, with their names of now; one that is not in here has been taken away. */
  readonly milestones: readonly Pick<MilestoneRecord, "id" | "name">[];
}

/** A session that is still growing keeps its name. */
export const sessionKey = ({ fromSeq }: Pick<HistorySession, "fromSeq">): string => `session-${fromSeq}`;
export const isMoment = (row: TimelineRow): row is MomentRow => row.kind === "session" || row.kind === "step" || row.kind === "milestone";

/** The lines of the timeline, newest first, day by day. */
export function timelineDays(parts: RowParts): readonly TimelineDay[] {
  const { timeline, limit } = parts;
  const days: { startMs: number | null; rows: TimelineRow[] }[] = [];
  const dayOf = (atMs: number): TimelineRow[] => {
    const startMs = atMs === 0 ? null : new Date(atMs).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last !== undefined && last.startMs === startMs) return last.rows;
    const day = { startMs, rows: [] };
    days.push(day);
    return day.rows;
  };
  const missing = [...timeline.missing].sort((a, b) => b.fromSeq - a.fromSeq);
  const addMissing = (aboveSeq: number): void => {
    for (let next = missing[0]; next !== undefined && next.fromSeq > aboveSeq; next = missing[0]) {
      missing.shift();
      // It stands with what is above it: nobody knows its own day.
      const rows = days.at(-1)?.rows ?? dayOf(next.beforeMs);
      rows.push({ kind: "missing", key: `missing-${next.fromSeq}`, edits: next.toSeq - next.fromSeq + 1 });
    }
  };
  const shown = timeline.sessions.slice(-limit).reverse();
  for (const session of shown) {
    addMissing(session.toSeq);
    dayOf(session.endedAtMs).push(...sessionRows(session, parts));
  }
  if (shown.length === timeline.sessions.length) addMissing(-1);
  return days;
}

function sessionRows(session: HistorySession, { openKeys, stepsOf, milestones: present }: RowParts): TimelineRow[] {
  const key = sessionKey(session);
  const isOpen = openKeys.has(key);
  const milestones = session.milestones.flatMap(({ id, seq, atMs }): MomentRow[] => {
    const milestone = present.find((each) => each.id === id);
    return milestone === undefined ? [] : [{ kind: "milestone", key: `milestone-${id}`, parentKey: key, seq, atMs, milestone }];
  });
  const rows: TimelineRow[] = [{ kind: "session", key, seq: session.toSeq, atMs: session.endedAtMs, session, isOpen }, ...milestones.reverse()];
  return isOpen ? [...rows, ...stepRows(key, session, stepsOf.get(key) ?? { kind: "loading" })] : rows;
}

function stepRows(parentKey: string, session: HistorySession, state: StepsState): TimelineRow[] {
  if (state.kind !== "ready") return [{ kind: "steps-pending", key: `${parentKey}-pending`, parentKey, state: state.kind }];
  // A step that only set a milestone stands there as the milestone.
  const marked = new Set(session.milestones.map(({ seq }) => seq));
  const rows = state.steps.filter(({ seq, changes }) => !(marked.has(seq) && isEmptySummary(changes))).reverse().map((step): TimelineRow => ({ kind: "step", key: `step-${step.seq}`, parentKey, seq: step.seq, atMs: step.atMs, step }));
  const newest = state.steps.at(-1)?.seq ?? session.toSeq;
  // The rest is in the session itself: it is shown as a whole.
  return newest < session.toSeq && state.steps.length >= MOST_STEPS ? [{ kind: "steps-pending", key: `${parentKey}-cut`, parentKey, state: "cut" }, ...rows] : rows;
}

/** So many steps of a session are told one by one (contract: `history.steps`). */
const MOST_STEPS = 500;
