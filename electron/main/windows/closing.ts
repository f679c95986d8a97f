export interface ClosingParts {
  /** Tells the page to flush and to answer with `app.mayClose`. */
  readonly askPage: () => void;
  /** Closes the window for real, and quits when that was the wish. */
  readonly closeNow: () => void;
  /** The page has not answered in time: the person decides. */
  readonly askPerson: () => Promise<"wait" | "close">;
  readonly waitMs: number;
  readonly startTimer: (task: () => void, ms: number) => () => void;
}

/** Closing in two steps, so that a window never goes while the page still holds bytes that are not on disk. */
export interface Closing {
  /** The window is about to close. True: let it. False: keep it; it will close by itself when the page agrees. */
  mayCloseNow(): boolean;
  /** The page has answered. `keepOpen`: the person wants to stay, after a save that failed. */
  pageAnswered(keepOpen: boolean): void;
  /** There is no page to ask (not loaded yet, or gone): the next close goes through. */
  pageIsAway(isAway: boolean): void;
}

export function createClosing(parts: ClosingParts): Closing {
  let state: "open" | "asked" | "agreed" = "open";
  let isPageAway = true;
  let cancelTimer: () => void = () => undefined;

  const agree = (): void => {
    cancelTimer();
    state = "agreed";
    parts.closeNow();
  };
  const waitForPage = (): void => {
    cancelTimer = parts.startTimer(() => void onSilence(), parts.waitMs);
  };
  const onSilence = async (): Promise<void> => {
    const choice = await parts.askPerson();
    // The page may have answered while the question was on the screen.
    if (state !== "asked") return;
    if (choice === "close") agree();
    else waitForPage();
  };

  return {
    mayCloseNow: () => {
      if (state === "agreed" || isPageAway) return true;
      if (state === "open") {
        state = "asked";
        waitForPage();
        parts.askPage();
      }
      return false;
    },
    pageAnswered: (keepOpen) => {
      if (state !== "asked") return;
      if (!keepOpen) return agree();
      cancelTimer();
      state = "open";
    },
    pageIsAway: (isAway) => { isPageAway = isAway; },
  };
}
