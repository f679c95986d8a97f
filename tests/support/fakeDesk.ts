import type { Rect } from "#shared/tower/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { CameraView, Extent } from "#renderer/features/graph/model/cameraMath.ts";
import { createCamera } from "#renderer/features/graph/model/createCamera.ts";
import { createStage } from "#renderer/features/graph/model/createStage.ts";
import { createCameraPort } from "#renderer/features/graph/model/graphCamera.ts";
import type { GraphDesk, KeptCamera } from "#renderer/features/graph/model/graphDesk.ts";
import { createGraphStore } from "#renderer/features/graph/model/graphState.ts";
import type { LensName, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import type { OverlayState } from "#renderer/features/graph/overlay/createOverlay.ts";
import { createFakeShell } from "./fakeShell.ts";

export interface FakeDesk {
  readonly desk: GraphDesk;
  readonly shell: ReturnType<typeof createFakeShell>;
  /** What the overlay was told, in order. */
  readonly overlaid: Partial<OverlayState>[];
  /** What was painted at once. */
  readonly lookedAt: CameraView[];
  /** The camera that is kept for each lens; null: kept as "nothing chosen". */
  readonly kept: Map<LensName, KeptCamera | null>;
  /** The picture shown from now on, and through which lens. */
  show(picture: Picture, lens?: LensName): void;
  resize(extent: Extent): void;
}

interface DeskParts {
  readonly forest: OpenForest;
  readonly picture: Picture;
  readonly extent?: Extent;
  readonly isMotionReduced?: boolean;
  readonly textScale?: number;
  readonly docks?: readonly Rect[];
}

/** What the parts of a graph session share: real camera, stage and store over a given picture, without a canvas. */
export function fakeDesk({ forest, picture, extent = { width: 1000, height: 800 }, isMotionReduced = true, textScale = 1, docks = [] }: DeskParts): FakeDesk {
  const shell = createFakeShell();
  const overlaid: Partial<OverlayState>[] = [];
  const lookedAt: CameraView[] = [];
  const kept = new Map<LensName, KeptCamera | null>();
  const now = { picture, lens: "tower" as LensName, extent };
  const camera = createCamera(() => isMotionReduced);
  const t = (key: string): string => key;
  const stage = createStage({
    view: forest.view, t, measure: (text, sizePx) => text.length * sizePx, isReadOnly: () => false, selection: () => forest.selection.get().ids, light: () => forest.filter.get().light,
    layOut: () => now.picture, extent: () => now.extent, textScale: () => textScale, onLaidOut: () => undefined, onDressed: () => undefined,
  });
  const desk: GraphDesk = {
    parts: {
      // SAFETY: nothing that works on a desk alone draws on the canvas.
      canvas: {} as unknown as HTMLElement,
      forest, shell, t, cameraPort: createCameraPort(),
      keptCamera: { read: (lens) => Promise.resolve(kept.get(lens) ?? null), write: (lens, value) => { kept.set(lens, value); } },
      textScale: () => textScale, isMotionReduced: () => isMotionReduced,
    },
    camera, stage, store: createGraphStore(), overlay: { set: (patch) => { overlaid.push(patch); }, look: () => undefined, destroy: () => undefined },
    lens: () => now.lens, extent: () => now.extent, docks: () => docks, leastZoom: () => 0.01,
    lookAtOnce(view) {
      lookedAt.push(view);
      stage.look(view, false);
    },
    refit: (viewOf) => stage.refit(now.extent, viewOf),
    startRename: () => undefined, settle: () => { stage.layOut(); },
  };
  return {
    desk, shell, overlaid, lookedAt, kept,
    show(next, lens = "tower") {
      now.picture = next;
      now.lens = lens;
      stage.layOut();
    },
    resize(next) { now.extent = next; },
  };
}
