import { afterNextFrame, afterThisTask, inNextFrame } from "./afterNextFrame.ts";
import type { Stage } from "./createStage.ts";

export interface Redraw {
  /** `isOwn`: somebody here has just changed something and waits for the answer of field and disk; what comes from others has nobody to wait for. */
  request(wish: { readonly withLayout: boolean; readonly isOwn: boolean }): void;
  /** Draws at once what is still waiting. */
  now(): void;
  cancel(): void;
}

/**
 * Many changes in one tick are one drawing: of one's own a frame behind what was typed, of others at once. cytoscape paints first thing in each frame: what is handed to it before is
 * painted a frame earlier than what it gets within. Of a stream of changes by others one is drawn in each frame.
 */
export function createRedraw(stage: Pick<Stage, "layOut" | "dress">, then: () => void): Redraw {
  let waiting: { readonly isOwn: boolean; readonly cancel: () => void } | null = null;
  let needsLayout = false;
  let hasDrawnInFrame = false;
  const others = (): (() => void) => (hasDrawnInFrame ? inNextFrame(work) : afterThisTask(() => {
    hasDrawnInFrame = true;
    inNextFrame(() => { hasDrawnInFrame = false; });
    work();
  }));
  const work = (): void => {
    waiting = null;
    if (needsLayout) stage.layOut();
    else stage.dress();
    needsLayout = false;
    then();
  };
  return {
    request({ withLayout, isOwn }) {
      needsLayout ||= withLayout;
      // What was typed while a change of others waits puts the drawing off by one frame, and no further.
      if (waiting !== null && (waiting.isOwn || !isOwn)) return;
      waiting?.cancel();
      waiting = { isOwn, cancel: isOwn ? afterNextFrame(work) : others() };
    },
    now() {
      if (waiting === null) return;
      waiting.cancel();
      work();
    },
    cancel() {
      waiting?.cancel();
      waiting = null;
    },
  };
}
