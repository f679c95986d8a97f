export interface VirtualTime {
  now(): number;
  after(delayMs: number, task: () => void): () => void;
  /** Lets so much time pass: tasks run in the order in which they are due, and what they promise is kept in between. */
  pass(ms: number): Promise<void>;
}

interface Task { readonly dueMs: number; readonly no: number; readonly run: () => void }

/** Lets everything that waits for promises only go on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
}

/** A clock with timers that stands still until it is told to move. */
export function virtualTime(startMs = 1_700_000_000_000): VirtualTime {
  const tasks: Task[] = [];
  let nowMs = startMs;
  let numbered = 0;
  return {
    now: () => nowMs,
    after: (delayMs, run) => {
      const task = { dueMs: nowMs + Math.max(0, delayMs), no: numbered++, run };
      let at = tasks.length;
      while (at > 0 && (tasks[at - 1]?.dueMs ?? 0) > task.dueMs) at -= 1;
      tasks.splice(at, 0, task);
      return () => {
        const place = tasks.indexOf(task);
        if (place >= 0) tasks.splice(place, 1);
      };
    },
    pass: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      for (let next = tasks[0]; next !== undefined && next.dueMs <= endMs; next = tasks[0]) {
        tasks.shift();
        nowMs = Math.max(nowMs, next.dueMs);
        next.run();
        // Tasks due at the same moment run together; what they promised is kept before time moves on.
        if (tasks[0]?.dueMs !== nowMs) await settle();
      }
      nowMs = endMs;
      await settle();
    },
  };
}
