import { utilityProcess, type UtilityProcess } from "electron";
import { StorageError } from "#shared/storage/index.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { RunTask, TaskAnswer, TaskRequest } from "#electron/workers/storageProtocol.ts";

/** Shown in the list of processes. */
const SERVICE_NAME = "forest-storage";
/** Its memory is given back after this long without work. */
const IDLE_MS = 60_000;

export interface StorageWorkerParts {
  readonly path: string;
  /** For the log file. */
  readonly warn: (message: string) => void;
}

export interface StorageWorker {
  readonly run: RunTask;
  /** Ends the process; tasks under way are rejected. Whatever they were writing is begun again later. */
  stop(): void;
}

interface Pending { readonly resolve: (value: unknown) => void; readonly reject: (failure: StorageError) => void }

/** Heavy work on files in a process of its own, started when it is needed. One that dies takes only its tasks along: the next task starts another. */
export function createStorageWorker({ path, warn }: StorageWorkerParts): StorageWorker {
  const pending = new Map<number, Pending>();
  let child: UtilityProcess | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | null = null;
  let lastId = 0;

  const settle = (answer: TaskAnswer): void => {
    const task = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.ok) task?.resolve(answer.value);
    else task?.reject(new StorageError(answer.code, answer.message));
    stopWhenIdle();
  };
  const stopWhenIdle = (): void => {
    if (pending.size === 0) idleTimer = setTimeout(stop, IDLE_MS).unref();
  };
  const started = (): UtilityProcess => {
    if (child !== null) return child;
    const mine = utilityProcess.fork(path, [], { serviceName: SERVICE_NAME, stdio: "ignore" });
    mine.on("message", settle);
    mine.on("exit", (code) => {
      if (child !== mine) return;
      child = null;
      warn(`the storage worker ended with ${code}, ${pending.size} tasks under way`);
      rejectAll();
    });
    child = mine;
    return mine;
  };
  const rejectAll = (): void => {
    for (const [id, task] of pending) {
      pending.delete(id);
      task.reject(new StorageError("unexpected", "the storage worker ended"));
    }
  };
  const stop = (): void => {
    const ending = child;
    child = null;
    ending?.kill();
    rejectAll();
  };

  const run: RunTask = (name, input) => new Promise((resolve, reject) => {
    if (idleTimer !== null) clearTimeout(idleTimer);
    idleTimer = null;
    lastId += 1;
    const request: TaskRequest = { id: lastId, name, input };
    // SAFETY: the worker answers a task with what its entry in the table returns.
    pending.set(request.id, { resolve: resolve as (value: unknown) => void, reject });
    try {
      started().postMessage(request);
    } catch (cause) {
      // It was never sent, so nobody will answer it.
      pending.delete(request.id);
      stopWhenIdle();
      reject(toStorageError(cause, name));
    }
  });
  return { run, stop };
}
