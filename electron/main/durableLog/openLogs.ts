import { StorageError, type LoggedUpdate, type OpenedLog } from "#shared/storage/index.ts";
import { createTaskQueue } from "../disk/taskQueue.ts";
import { toStorageError } from "../disk/toStorageError.ts";
import type { FileLog } from "./fileLog.ts";

/** The logs that are open now, by forest. One per forest: a second open (a reloaded window) reads the same log again. */
export interface OpenLogs {
  open(forestId: string): Promise<OpenedLog>;
  append(forestId: string, firstSeq: number, updates: readonly LoggedUpdate[]): Promise<{ readonly durableThroughSeq: number }>;
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

/** `makeLog` binds a forest id to its folder. `warn` is for the log file. */
export function createOpenLogs(makeLog: (forestId: string) => FileLog, warn: (message: string) => void): OpenLogs {
  const logs = new Map<string, FileLog>();
  /** A log opened or closed while all are held would write to a folder that is being left. */
  const gate = createTaskQueue();

  const close = async (forestId: string): Promise<void> => {
    const log = logs.get(forestId);
    logs.delete(forestId);
    await log?.close();
  };

  return {
    open: (forestId) => gate.run(async () => {
      const log = logs.get(forestId) ?? makeLog(forestId);
      logs.set(forestId, log);
      try {
        return await log.open();
      } catch (cause) {
        if (logs.get(forestId) === log) logs.delete(forestId);
        throw cause;
      }
    }),
    append: async (forestId, firstSeq, updates) => {
      const log = logs.get(forestId);
      if (log === undefined) throw new StorageError("not-open", "the log is not open");
      return log.append(firstSeq, updates);
    },
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
        } catch (cause) {
          warn(`${toStorageError(cause, "close the old log").message} (${forestId})`);
        }
      }
    },
  };
}
