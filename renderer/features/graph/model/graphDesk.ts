import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { Overlay } from "../overlay/createOverlay.ts";
import { toScreen, type CameraView, type Extent, type Margins } from "./cameraMath.ts";
import type { Camera } from "./createCamera.ts";
import type { Stage } from "./createStage.ts";
import type { CameraPort } from "./graphCamera.ts";
import type { LensPort } from "./graphLens.ts";
import type { GraphStore } from "./graphState.ts";
import type { LensName, Translate } from "./lensTypes.ts";

/** Where the camera was left in one lens. The zoom is kept relative to the text scale. */
export interface KeptCamera {
  readonly x: number;
  readonly y: number;
  readonly zoomRatio: number;
}

export interface GraphSessionParts {
  readonly canvas: HTMLElement;
  readonly forest: OpenForest;
  readonly shell: ShellPort;
  readonly t: Translate;
  readonly cameraPort: CameraPort;
  /** Absent: the tower only. */
  readonly lensPort?: LensPort;
  /** Where the camera was left, and how to keep it. */
  readonly keptCamera: { read(lens: LensName): Promise<KeptCamera | null>; /** null: nothing chosen, the next opening chooses again. */ write(lens: LensName, kept: KeptCamera | null): void };
  readonly textScale: () => number;
  readonly isMotionReduced: () => boolean;
}

/** Strips kept free of what is framed: the docks stand at the foot. */
const MARGINS: Margins = { top: 14, right: 16, bottom: 58, left: 16 };
/** In the focus they stand at the head as well, from one side to the other; on a very narrow canvas in two rows. */
const FOCUS_HEAD = { px: 58, twoRowsPx: 100, twoRowsUpTo: 576 } as const;

export function marginsOf(lens: LensName, { width }: Extent): Margins {
  return lens === "focus" ? { ...MARGINS, top: width <= FOCUS_HEAD.twoRowsUpTo ? FOCUS_HEAD.twoRowsPx : FOCUS_HEAD.px } : MARGINS;
}

export function roomOf(lens: LensName, extent: Extent): Extent {
  const { top, right, bottom, left } = marginsOf(lens, extent);
  return { width: extent.width - left - right, height: extent.height - top - bottom };
}

/** What the parts of a session share. */
export interface GraphDesk {
  readonly parts: GraphSessionParts;
  readonly camera: Camera;
  readonly stage: Stage;
  readonly overlay: Overlay;
  readonly store: GraphStore;
  lens(): LensName;
  extent(): Extent;
  /** What stands over the upper part of the canvas, in canvas px. */
  docks(): readonly Rect[];
  /** How far out the camera may go: everything with some air around it. */
  leastZoom(): number;
  /** Paints for this view at once instead of moving what was painted. */
  lookAtOnce(view: CameraView): void;
  /** The canvas or the text scale changed: lays out for the new room where that matters, and dresses for where the camera then stands. True when things now stand differently. */
  refit(viewOf: () => CameraView): boolean;
  startRename(id: PointId): void;
  /** Draws now what waits for its frame: places are asked for right after a change. */
  settle(): void;
}

export function screenBox(desk: GraphDesk, id: EndId): Rect | null {
  const rect = desk.stage.placeOf(id);
  if (rect === undefined) return null;
  const view = desk.camera.get();
  return { ...toScreen(view, rect), width: rect.width * view.zoom, height: rect.height * view.zoom };
}
