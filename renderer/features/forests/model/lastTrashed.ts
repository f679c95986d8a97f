/** The forest that went to the trash last: what "undo" on its toast brings back. Session state of this window. */
let forestId: string | null = null;
const listeners = new Set<() => void>();

export const lastTrashed = {
  get: (): string | null => forestId,
  set: (id: string | null): void => {
    forestId = id;
    for (const listener of [...listeners]) listener();
  },
  /** Called after every change, so that an open list reads itself again. */
  onChange: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
