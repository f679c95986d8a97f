import type { Clock, EpochMs, ForestId } from "#shared/kernel/index.ts";
import { viewState } from "./storage/viewState.ts";

export interface Visit {
  /** Notes that somebody was here until now, and stops. */
  close(): Promise<void>;
}

interface VisitParts {
  readonly clock: Clock;
  /** When this forest was last seen on this machine; null for the first time. */
  readonly onLastVisit: (atMs: EpochMs | null) => void;
}

/** A crash costs at most this much of a visit: what was made in it would count as news next time. */
const NOTED_EVERY_MS = 180_000;

/** Tells when this forest was last visited on this machine, and keeps note of this visit. Personal, in a cache: losing it only means that nothing is news. */
export function keepVisit(forestId: ForestId, { clock, onLastVisit }: VisitParts): Visit {
  let timer: ReturnType<typeof setInterval> | null = null;
  let isClosed = false;
  const note = (): Promise<void> => viewState.write(forestId, { lastVisitAtMs: clock.now() });
  // Never before the one of last time is read: it would be lost.
  const started = viewState.read(forestId).then(async ({ lastVisitAtMs }) => {
    if (!isClosed) {
      onLastVisit(lastVisitAtMs);
      timer = setInterval(() => { void note(); }, NOTED_EVERY_MS);
    }
    await note();
  });
  return {
    close: async () => {
      isClosed = true;
      await started;
      if (timer !== null) clearInterval(timer);
      await note();
    },
  };
}
