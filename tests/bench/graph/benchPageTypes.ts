/** What the runner (Node) and the page say to each other. */

/** `idle`: nothing but the loop that drives the others, i.e. what a frame costs in itself. */
export const CONTESTANTS = ["ours", "cytoscape", "cytoscapeDefault", "sigma", "vis", "reactFlow", "idle"] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

/**
 * panWork: at zoom 1, where letters are read. panAll: from the moment on when everything has come into view for the first time, before anything can have
 * been kept for that zoom. panLater: the same once there was time for that. zoom: from everything in view to zoom 1 and back, around the middle.
 * drag: one card, at zoom 1. In this order: none prepares the ground for the one after it.
 */
export const MOVES = ["panWork", "panAll", "panLater", "zoom", "drag"] as const;
export type MoveName = (typeof MOVES)[number];

export interface FrameLimits {
  /** Enough frames. */
  readonly frames: number;
  /** Ends earlier after this time, but not before `leastFrames`. */
  readonly capMs: number;
  readonly leastFrames: number;
}

export interface MoveAnswer {
  readonly frames: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** What our canvas says it is doing; null for the others. */
  readonly gesture: string | null;
}

export interface PaintTime {
  /** Until the last frame in which something was drawn, after which all was quiet. */
  readonly ms: number;
  /** Until the first frame in which something was drawn. */
  readonly firstMs: number;
  /** False: nothing was drawn, or the drawing did not end, within the cap; `ms` is then the cap. */
  readonly isPainted: boolean;
}

/** `globalThis.graphBench` in the page. */
export interface BenchPage {
  /** Loads the forest of so many points and builds its view; nothing is drawn yet. */
  openForest(pointCount: number): Promise<{ readonly points: number; readonly links: number }>;
  /** Puts a contestant on the screen, at zoom 1. */
  mount(name: ContestantName): Promise<{ readonly ms: number }>;
  unmount(): Promise<void>;
  /** Sets the camera for a movement and, unless it is about the first frames, warms it up. */
  prepare(move: MoveName): Promise<void>;
  /** The measured movement: one step per frame. */
  run(limits: FrameLimits): Promise<MoveAnswer>;
  finish(): Promise<void>;
  /** Opens our graph over the open forest. */
  timeFirstPaint(): Promise<PaintTime>;
  /** Our graph is open: makes a change by somebody else that touches so many points, in a forest of theirs that is thrown away. `where` sets the camera before. */
  prepareRemote(count: number, where: "all" | "work"): Promise<void>;
  /** That change comes in. */
  timeRemote(): Promise<PaintTime>;
  /** Our graph is open: points added under a point in view. */
  timeAdding(count: number): Promise<PaintTime>;
  /** Keeps the main thread busy, so that the runner sees which thread it is. */
  burn(forMs: number): void;
  /** Problems that the product reported. */
  problems(): readonly string[];
}
