import { MAX_RECORD_BYTES, StorageError, type LoggedUpdate, type StorageErrorCode, type UpdateLog } from "#shared/storage/index.ts";

/** What stays when a log is closed or its process dies; hand the same disk to a new `createMemoryLog` to reopen it. */
export interface MemoryDisk {
  readonly updates: LoggedUpdate[];
}

export interface MemoryLog extends UpdateLog {
  readonly disk: MemoryDisk;
  /** The next append is refused with this code, once. */
  failNextAppend(code: StorageErrorCode): void;
  /** Appends wait until the returned function is called. */
  holdAppends(): () => void;
}

export function createMemoryDisk(): MemoryDisk {
  return { updates: [] };
}

/** A log in memory that keeps the promises of the port (tests/contract/updateLog.contract.ts says so) and fails when told to. */
export function createMemoryLog(disk: MemoryDisk = createMemoryDisk()): MemoryLog {
  let isOpen = false;
  let failure: StorageErrorCode | null = null;
  let held: Promise<void> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();

  const appendNow = async (firstSeq: number, updates: readonly LoggedUpdate[]): Promise<{ durableThroughSeq: number }> => {
    await held;
    if (!isOpen) throw new StorageError("not-open", "the log is not open");
    if (firstSeq !== disk.updates.length || updates.length === 0) throw new StorageError("out-of-order", `expected ${disk.updates.length}, got ${firstSeq}`);
    if (updates.some((update) => update.bytes.length > MAX_RECORD_BYTES)) throw new StorageError("too-large", "update is too large");
    const code = failure;
    failure = null;
    if (code !== null) throw new StorageError(code, "asked to fail");
    disk.updates.push(...updates.map(({ docId, bytes }) => ({ docId, bytes: bytes.slice() })));
    return { durableThroughSeq: disk.updates.length - 1 };
  };
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    disk,
    open: () => inTurn(async () => {
      isOpen = true;
      return { nextSeq: disk.updates.length, updates: disk.updates.map(({ docId, bytes }) => ({ docId, bytes: bytes.slice() })), damage: [], missing: [], filledFrom: [] };
    }),
    nextSeq: () => (isOpen ? disk.updates.length : null),
    append: (firstSeq, updates) => inTurn(() => appendNow(firstSeq, updates)),
    close: () => inTurn(async () => { isOpen = false; }),
    failNextAppend: (code) => { failure = code; },
    holdAppends: () => {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => { release = resolve; });
      return () => release();
    },
  };
}
