import type { ForestView } from "#shared/forest/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { GroundShape, Measure } from "../model/lensTypes.ts";
import type { SceneBox, SceneLine } from "../model/sceneTypes.ts";

/** view: what the window shows now; all: the whole lens; selection: what is selected, with the links among it. */
export const SHOWING_SCOPES = ["view", "all", "selection"] as const;
export type ShowingScope = (typeof SHOWING_SCOPES)[number];

export interface ShowingOptions {
  /**
   * What to draw. It may know less than the forest on the screen: what only oneself sees is hidden in it, and then no title, phrase or count of the
   * snapshot may come from anywhere else.
   */
  readonly view: ForestView;
}

/** A part of the graph as it is now, in full detail whatever the zoom; nothing is marked as selected in `all` and `selection`. */
export interface ShowingSnapshot {
  readonly ground: readonly GroundShape[];
  /** A box about a point or a link bears its id in its key (`chip:ln_7`). No vacancies: they are for building. */
  readonly boxes: readonly SceneBox[];
  readonly lines: readonly SceneLine[];
  readonly bounds: Rect;
  /** What is shown, in words: the lens, and its middle where it has one. */
  readonly title: string;
  readonly measure: Measure;
}

/** The graph on the screen, seen by whoever hands pictures of it out. */
export interface ShowingPort {
  /** null: there is nothing to show (no graph on the screen, nothing selected). */
  snapshot(scope: ShowingScope, options: ShowingOptions): ShowingSnapshot | null;
}

export interface ShowingSlot extends ShowingPort {
  /** Called by the graph that is on the screen; the answer takes it away again. */
  provide(port: ShowingPort): () => void;
}

export function createShowingSlot(): ShowingSlot {
  let current: ShowingPort | null = null;
  return {
    provide(port) {
      current = port;
      return () => {
        if (current === port) current = null;
      };
    },
    snapshot: (scope, options) => current?.snapshot(scope, options) ?? null,
  };
}

/** How the export dialog reaches the graph on the screen. */
export const graphShowing: ShowingSlot = createShowingSlot();
