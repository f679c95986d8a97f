import { between, type CameraView } from "./cameraMath.ts";

export interface Camera {
  get(): CameraView;
  /** True while it moves by itself. */
  isGliding(): boolean;
  /** Moves at once; ends any glide. */
  set(view: CameraView): void;
  /** Glides there, or jumps when motion is reduced. */
  glide(view: CameraView): void;
  onChange(listener: () => void): () => void;
  destroy(): void;
}

const GLIDE_MS = 240;

export function createCamera(isMotionReduced: () => boolean): Camera {
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  let frame = 0;
  const listeners = new Set<() => void>();
  const put = (next: CameraView): void => {
    if (next.x === view.x && next.y === view.y && next.zoom === view.zoom) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    get: () => view,
    isGliding: () => frame !== 0,
    set(next) {
      stop();
      put(next);
    },
    glide(target) {
      stop();
      if (isMotionReduced()) {
        put(target);
        return;
      }
      const from = view;
      let startMs: number | null = null;
      const step = (nowMs: number): void => {
        startMs ??= nowMs;
        const share = Math.min(1, (nowMs - startMs) / GLIDE_MS);
        put(share === 1 ? target : between(from, target, 1 - (1 - share) ** 3));
        // `put` may have ended the glide by a listener that moves the camera elsewhere.
        if (frame !== 0) frame = share === 1 ? 0 : requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      stop();
      listeners.clear();
    },
  };
}
