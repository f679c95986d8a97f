export interface SlowNotice {
  tell(): void;
  onTold(listener: () => void): () => void;
  stop(): void;
}

/** Passes many tellings on as one, a while after the first. */
export function createSlowNotice(afterMs: number): SlowNotice {
  const listeners = new Set<() => void>();
  let timer = 0;
  return {
    tell() {
      timer ||= window.setTimeout(() => {
        timer = 0;
        for (const listener of listeners) listener();
      }, afterMs);
    },
    onTold(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => { window.clearTimeout(timer); },
  };
}
