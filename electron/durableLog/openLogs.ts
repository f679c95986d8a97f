import { StorageError, type LoggedUpdate, type OpenedLog } from "#shared/storage/index.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { FileLog } from "./fileLog.ts";
import type { ForestLock } from "./forestLock.ts";

/** The logs that are open now, by forest. One per forest: a second open (a reloaded window) reads the same log again. */
export interface OpenLogs {
  open(forestId: string): Promise<OpenedLog>;
  append(forestId: string, firstSeq: number, updates: readonly LoggedUpdate[]): Promise<{ readonly durableThroughSeq: number }>;
  /** Null when the log is not open. */
  nextSeq(forestId: string): number | null;
  close(forestId: string): Promise<void>;
  closeAll(): Promise<void>;
  isOpen(forestId: string): boolean;
  /** Runs a task while this forest's log is not being written. */
  hold<T>(forestId: string, task: () => Promise<T>): Promise<T>;
  /** Runs a task while no log is being written. */
  holdAll<T>(task: () => Promise<T>): Promise<T>;
  /** Within `holdAll`: every open log goes on in the folder it is given, even when its old file cannot be closed. */
  moveAll(forestDirOf: (forestId: string) => string): Promise<void>;
}

export interface OpenLogsParts {
  /** Binds a forest id to its folder. */
  readonly makeLog: (forestId: string) => FileLog;
  /** One writer per forest; without it nobody is kept out. */
  readonly makeLock?: (forestId: string) => ForestLock;
  /** Called when a log may have grown: after opening and after each append. */
  readonly onGrown?: (forestId: string, log: FileLog) => void;
  /** For the log file. */
  readonly warn: (message: string) => void;
}

export function createOpenLogs({ makeLog, makeLock, onGrown, warn }: OpenLogsParts): OpenLogs {
  const logs = new Map<string, FileLog>();
  const locks = new Map<string, ForestLock>();
  /** A log opened or closed while all are held would write to a folder that is being left. */
  const gate = createTaskQueue();

  const lock = async (forestId: string): Promise<void> => {
    const held = locks.get(forestId) ?? makeLock?.(forestId);
    if (held === undefined) return;
    await held.acquire();
    locks.set(forestId, held);
  };
  const unlock = async (forestId: string): Promise<void> => {
    const held = locks.get(forestId);
    locks.delete(forestId);
    await held?.release();
  };
  const close = async (forestId: string): Promise<void> => {
    const log = logs.get(forestId);
    try {
      // Open until it is closed: a compaction may still be under way, and whoever copies or deletes the forest must wait for it.
      await log?.close();
    } finally {
      if (logs.get(forestId) === log) logs.delete(forestId);
      await unlock(forestId);
    }
  };

  return {
    open: (forestId) => gate.run(async () => {
      await lock(forestId);
      const log = logs.get(forestId) ?? makeLog(forestId);
      logs.set(forestId, log);
      try {
        const opened = await log.open();
        onGrown?.(forestId, log);
        return opened;
      } catch (cause) {
        if (logs.get(forestId) === log) logs.delete(forestId);
        await unlock(forestId);
        throw cause;
      }
    }),
    append: async (forestId, firstSeq, updates) => {
      const log = logs.get(forestId);
      if (log === undefined) throw new StorageError("not-open", "the log is not open");
      const answer = await log.append(firstSeq, updates);
      onGrown?.(forestId, log);
      return answer;
    },
    nextSeq: (forestId) => logs.get(forestId)?.nextSeq() ?? null,
    close: (forestId) => gate.run(() => close(forestId)),
    closeAll: () => gate.run(async () => {
      const closing = await Promise.allSettled([...logs.keys()].map(close));
      const failed = closing.find((one) => one.status === "rejected");
      if (failed) throw failed.reason;
    }),
    isOpen: (forestId) => logs.has(forestId),
    hold: (forestId, task) => logs.get(forestId)?.hold(task) ?? task(),
    holdAll: (task) => gate.run(() => [...logs.values()].reduce((inner, log) => () => log.hold(inner), task)()),
    moveAll: async (forestDirOf) => {
      for (const [forestId, log] of logs) {
        try {
          await log.moveTo(forestDirOf(forestId));
          await unlock(forestId);
          await lock(forestId);
        } catch (cause) {
          warn(`${toStorageError(cause, "close the old log").message} (${forestId})`);
        }
      }
    },
  };
}
