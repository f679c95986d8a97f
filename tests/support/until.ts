import type { Readable } from "#renderer/runtime/types.ts";

/** Waits for a value to satisfy a condition, by its own notices and not by the clock. */
export function until<T>(readable: Readable<T>, holds: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const check = (): boolean => {
      const value = readable.get();
      if (holds(value)) resolve(value);
      return holds(value);
    };
    if (check()) return;
    const stop = readable.onChange(() => { if (check()) stop(); });
  });
}
