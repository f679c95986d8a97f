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
  /** The page is asking the person (a save failed): no second question from here until the page answers for good. */
  pageIsAsking(): void;
  /** There is no page to ask (not loaded yet, or gone): the next close goes through, and a page that comes back is asked anew. */
  pageIsAway(isAway: boolean): void;
}

export function createClosing(parts: ClosingParts): Closing {
  let state: "open" | "asked" | "agreed" = "open";
  let isPageAway = true;
  let isPageAsking = false;
  let cancelTimer: () => void = () => undefined;

  const agree = (): void => {
    cancelTimer();
    state = "agreed";
    parts.closeNow();
  };
  const waitForPage = (): void => {
    cancelTimer = parts.startTimer(() => void onSilence(), parts.waitMs);
  };
  const stayOpen = (): void => {
    cancelTimer();
    isPageAsking = false;
    state = "open";
  };
  const onSilence = async (): Promise<void> => {
    const choice = await parts.askPerson();
    // While the question was on the screen the page may have answered, begun to ask itself, or gone (then nobody else can agree).
    if (state === "agreed" || (state === "open" && !isPageAway)) return;
    if (choice === "close") agree();
    else if (state === "asked" && !isPageAsking) waitForPage();
  };

  return {
    mayCloseNow: () => {
      if (state === "agreed" || isPageAway) return true;
      if (state === "open") {
        state = "asked";
        isPageAsking = false;
        waitForPage();
        parts.askPage();
      }
      return false;
    },
    pageAnswered: (keepOpen) => {
      if (state !== "asked") return;
      if (keepOpen) stayOpen();
      else agree();
    },
    pageIsAsking: () => {
      if (state !== "asked") return;
      isPageAsking = true;
      cancelTimer();
    },
    pageIsAway: (isAway) => {
      isPageAway = isAway;
      if (isAway && state === "asked") stayOpen();
    },
  };
}
