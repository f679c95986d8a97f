/** Calls a task once, later; the answer calls it off. */
type After = (delayMs: number, task: () => void) => () => void;

/** A forest that was left is looked through soon after, one that stays open when nobody has written for a while. */
export const CLOSED_DELAY_MS = 2 * 60 * 1000;
export const OPEN_DELAY_MS = 15 * 60 * 1000;
export const QUIET_MS = 5 * 60 * 1000;

export interface CollectScheduleParts {
  readonly after: After;
  readonly nowMs: () => number;
  /** Finds out whether it is due (once a day), and never rejects. */
  readonly collect: (forestId: string) => void;
}

export interface CollectSchedule {
  forestOpened(forestId: string): void;
  forestChanged(forestId: string): void;
  forestClosed(forestId: string): void;
  closeAll(): void;
}

/** When it is looked for attachments that nothing names. */
export function createCollectSchedule({ after, nowMs, collect }: CollectScheduleParts): CollectSchedule {
  const due = new Map<string, { changedAtMs: number; callOff: () => void }>();
  const stop = (forestId: string): void => {
    due.get(forestId)?.callOff();
    due.delete(forestId);
  };
  const whenQuiet = (forestId: string): void => {
    const forest = due.get(forestId);
    if (forest === undefined) return;
    const isQuiet = nowMs() - forest.changedAtMs >= QUIET_MS;
    if (isQuiet) collect(forestId);
    forest.callOff = after(isQuiet ? OPEN_DELAY_MS : QUIET_MS, () => { whenQuiet(forestId); });
  };
  return {
    forestOpened: (forestId) => {
      stop(forestId);
      due.set(forestId, { changedAtMs: nowMs(), callOff: after(OPEN_DELAY_MS, () => { whenQuiet(forestId); }) });
    },
    forestChanged: (forestId) => {
      const forest = due.get(forestId);
      if (forest !== undefined) forest.changedAtMs = nowMs();
    },
    forestClosed: (forestId) => {
      stop(forestId);
      due.set(forestId, { changedAtMs: nowMs(), callOff: after(CLOSED_DELAY_MS, () => {
        due.delete(forestId);
        collect(forestId);
      }) });
    },
    closeAll: () => { for (const forestId of [...due.keys()]) stop(forestId); },
  };
}
