/** Timers known by a name: of each name one is running at most, the one set last. After `close` nothing runs any more. */
export class NamedTimers {
  readonly #after: (delayMs: number, task: () => void) => () => void;
  readonly #running = new Map<string, () => void>();
  #isClosed = false;

  constructor(after: (delayMs: number, task: () => void) => () => void) {
    this.#after = after;
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  set(name: string, delayMs: number, task: () => void): void {
    if (this.#isClosed) return;
    this.#running.get(name)?.();
    this.#running.set(name, this.#after(delayMs, () => {
      this.#running.delete(name);
      if (!this.#isClosed) task();
    }));
  }

  close(): void {
    this.#isClosed = true;
    for (const cancel of this.#running.values()) cancel();
    this.#running.clear();
  }
}
