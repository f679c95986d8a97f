import { useId, type KeyboardEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { SayWhen } from "../model/sayWhen.ts";
import { isMoment, type MomentRow, type TimelineDay, type TimelineRow } from "../model/timelineRows.ts";
import { timelineTarget } from "../model/timelineTarget.ts";
import { MilestoneLine } from "./MilestoneLine.tsx";
import { PendingLine } from "./PendingLine.tsx";
import { SessionLine } from "./SessionLine.tsx";
import { StepLine } from "./StepLine.tsx";
import styles from "../history.module.css";

export interface TimelineHandlers {
  onActive(key: string): void;
  onShow(row: MomentRow): void;
  onCompareTo(row: MomentRow): void;
  onOpen(key: string, isOpen: boolean): void;
  onRetrySteps(key: string): void;
}

interface TimelineProps {
  readonly days: readonly TimelineDay[];
  readonly when: SayWhen;
  /** Where the keyboard is. */
  readonly activeKey: string | null;
  /** The state on the screen. */
  readonly shownKey: string | null;
  readonly comparedKey: string | null;
  readonly handlers: TimelineHandlers;
}

/** The sessions of a forest, newest first, as a tree: a session unfolds into its steps. One tab stop; the active line is named by its id. */
export function Timeline({ days, when, activeKey, shownKey, comparedKey, handlers }: TimelineProps): ReactElement {
  const t = useT();
  const prefix = useId();
  const moments = days.flatMap(({ rows }) => rows.filter(isMoment));
  const idOf = (key: string): string => `${prefix}-${key}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = moments.find(({ key }) => key === activeKey);
    const target = timelineTarget(moments, active, event.key);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (target.kind === "show") handlers.onShow(target.row);
    else if (target.kind === "compare") handlers.onCompareTo(target.row);
    else if (target.kind === "open") handlers.onOpen(target.row.key, target.isOpen);
    else {
      handlers.onActive(target.row.key);
      document.getElementById(idOf(target.row.key))?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <>
      <p id={`${prefix}-keys`} className="visually-hidden">{t("history.keysHint")}</p>
      <div role="tree" tabIndex={0} className={styles.tree} aria-label={t("history.timeline")} aria-describedby={`${prefix}-keys`}
        aria-activedescendant={activeKey === null ? undefined : idOf(activeKey)} onKeyDown={onKeyDown} data-history-timeline="">
        {days.map((day) => (
          <div key={day.startMs ?? "unknown"} role="group" aria-label={when.day(day.startMs)} className={styles.day}>
            <div className={styles.dayName} aria-hidden="true">{when.day(day.startMs)}</div>
            {day.rows.map((row) => <Line key={row.key} row={row} domId={idOf(row.key)} {...{ when, activeKey, shownKey, comparedKey, handlers }} />)}
          </div>
        ))}
      </div>
    </>
  );
}

interface LineProps extends Omit<TimelineProps, "days"> {
  readonly row: TimelineRow;
  readonly domId: string;
}

function Line({ row, domId, when, activeKey, shownKey, comparedKey, handlers }: LineProps): ReactElement {
  const t = useT();
  if (row.kind === "missing") return <div className={styles.missing} role="none">{t("history.missing", { count: row.edits })}</div>;
  if (row.kind === "steps-pending") return <PendingLine state={row.state} onRetry={() => handlers.onRetrySteps(row.parentKey)} />;
  const marks = {
    id: domId, "aria-level": row.kind === "session" ? 1 : 2, "aria-selected": row.key === shownKey,
    "data-active": row.key === activeKey || undefined, "data-compared": row.key === comparedKey || undefined,
  } as const;
  const onPress = (): void => {
    handlers.onActive(row.key);
    handlers.onShow(row);
  };
  switch (row.kind) {
    case "session":
      return <SessionLine marks={marks} row={row} when={when} onPress={onPress} onOpen={(isOpen) => handlers.onOpen(row.key, isOpen)} onCompareTo={() => handlers.onCompareTo(row)} />;
    case "step":
      return <StepLine marks={marks} row={row} when={when} onPress={onPress} onCompareTo={() => handlers.onCompareTo(row)} />;
    case "milestone":
      return <MilestoneLine marks={marks} row={row} when={when} onPress={onPress} onCompareTo={() => handlers.onCompareTo(row)} />;
  }
}
