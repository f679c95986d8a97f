/** Runs tasks one after another, in the order they were handed in. A failed one does not stop the next. */
export interface TaskQueue {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** Makes an empty queue. */
export function createTaskQueue(): TaskQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const mine = last.then(task, task);
      // SAFETY: the caller holds `mine` and sees its failure; this copy only marks the end of the turn.
      last = mine.then(() => undefined, () => undefined);
      return mine;
    },
  };
}
