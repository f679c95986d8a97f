import type { BackupReason } from "#shared/ipc/contract.ts";

/** Long after the first screen stands. */
export const OPEN_DELAY_MS = 20_000;
export const HOURLY_MS = 60 * 60 * 1000;

/** Calls a task once, later; the answer calls it off. */
export type After = (delayMs: number, task: () => void) => () => void;

export interface BackupSchedule {
  forestOpened(forestId: string): void;
  /** Something was written to its log. */
  forestChanged(forestId: string): void;
  forestClosed(forestId: string): void;
  closeAll(): void;
}

/**
 * When a backup is due: a while after a forest was opened, then an hour after the first change that none has covered. `take` finds out whether anything
 * has changed and never rejects.
 */
export function createBackupSchedule(after: After, take: (forestId: string, reason: Extract<BackupReason, "open" | "hourly">) => void): BackupSchedule {
  const due = new Map<string, { opening: () => void; hourly: (() => void) | null }>();
  const forestClosed = (forestId: string): void => {
    const forest = due.get(forestId);
    due.delete(forestId);
    forest?.opening();
    forest?.hourly?.();
  };
  return {
    forestOpened: (forestId) => {
      forestClosed(forestId);
      due.set(forestId, { opening: after(OPEN_DELAY_MS, () => { take(forestId, "open"); }), hourly: null });
    },
    forestChanged: (forestId) => {
      const forest = due.get(forestId);
      if (forest === undefined || forest.hourly !== null) return;
      forest.hourly = after(HOURLY_MS, () => {
        forest.hourly = null;
        take(forestId, "hourly");
      });
    },
    forestClosed,
    closeAll: () => {
      for (const forestId of [...due.keys()]) forestClosed(forestId);
    },
  };
}
