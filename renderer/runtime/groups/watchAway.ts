import type { Clock } from "#shared/kernel/index.ts";

/** Without the keyboard's focus for so long, nobody follows what happens in the window. */
const AWAY_AFTER_MS = 300_000;

export interface AwayWatch {
  isAway(): boolean;
  stop(): void;
}

/** Whether somebody sits before this window: it is hidden, or has been without the focus for a while. */
export function watchAway(clock: Clock, page: Window = window): AwayWatch {
  let leftAtMs: number | null = null;
  const onBlur = (): void => { leftAtMs ??= clock.now(); };
  const onFocus = (): void => { leftAtMs = null; };
  page.addEventListener("blur", onBlur);
  page.addEventListener("focus", onFocus);
  return {
    isAway: () => page.document.visibilityState === "hidden" || (leftAtMs !== null && clock.now() - leftAtMs >= AWAY_AFTER_MS),
    stop() {
      page.removeEventListener("blur", onBlur);
      page.removeEventListener("focus", onFocus);
    },
  };
}
