import { reportProblem } from "./reportProblem.ts";
import type { Readable } from "./types.ts";

export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

/** A value with change notices. A listener that throws is reported and does not keep the others from hearing. */
export function createReadable<T>(initial: T): Writable<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (thrown) {
          reportProblem("readable listener", thrown);
        }
      }
    },
  };
}
