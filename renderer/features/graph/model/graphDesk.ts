import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { Overlay, Painter } from "../cytoscape/openPainter.ts";
import { toScreen, type Extent, type Margins } from "./cameraMath.ts";
import type { Camera } from "./createCamera.ts";
import type { CameraPort } from "./graphCamera.ts";
import type { GraphStore } from "./graphState.ts";
import type { Translate } from "./sceneDraft.ts";
import type { Scene } from "./sceneTypes.ts";

export interface GraphSessionParts {
  readonly canvas: HTMLElement;
  readonly forest: OpenForest;
  readonly shell: ShellPort;
  readonly t: Translate;
  readonly cameraPort: CameraPort;
  /** Where the camera was left, and how to keep it. */
  readonly keptCamera: { read(): Promise<{ x: number; y: number; zoomRatio: number } | null>; /** null: nothing chosen, the next opening chooses again. */ write(kept: { x: number; y: number; zoomRatio: number } | null): void };
  readonly textScale: () => number;
  readonly isMotionReduced: () => boolean;
}

/** Strips kept free of what is framed: the docks stand at the foot. */
export const MARGINS: Margins = { top: 14, right: 16, bottom: 58, left: 16 };

export const roomOf = ({ width, height }: Extent): Extent => ({ width: width - MARGINS.left - MARGINS.right, height: height - MARGINS.top - MARGINS.bottom });

/** What the parts of a session share. */
export interface GraphDesk {
  readonly parts: GraphSessionParts;
  readonly camera: Camera;
  readonly painter: Painter;
  readonly store: GraphStore;
  scene(): Scene;
  /** The canvas or the text scale changed: builds the tower for the new room. True when it now stands differently. */
  refitTower(): boolean;
  overlay(patch: Partial<Overlay>): void;
  startRename(id: PointId): void;
}

export function screenBox(desk: GraphDesk, id: EndId): Rect | null {
  const rect = desk.scene().places.get(id);
  if (rect === undefined) return null;
  const view = desk.camera.get();
  return { ...toScreen(view, rect), width: rect.width * view.zoom, height: rect.height * view.zoom };
}
