import type { PaintTime } from "../benchPageTypes.ts";

const DRAWING = ["drawImage", "fill", "stroke", "fillRect", "strokeRect", "clearRect", "fillText", "strokeText", "putImageData"] as const;
/** Nothing drawn for so long: the picture stands. Longer than any timer that puts finer drawing off. */
const QUIET_MS = 400;

/** Who wants to know that something was drawn; set while `timeUntilPainted` runs. */
let onDrawn: (() => void) | null = null;

/** Workers that draw tell the page when they have: their messages count as drawing. To be called before anything makes a worker. */
export function watchWorkers(): void {
  const Native = globalThis.Worker;
  class WatchedWorker extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", () => onDrawn?.());
    }
  }
  Object.defineProperty(globalThis, "Worker", { value: WatchedWorker, configurable: true, writable: true });
}

/**
 * From calling `act` until the last frame is painted in which something was drawn: canvas calls (also off the screen), changes of elements below
 * `host`, messages of workers. The time of a frame is taken after its painting (a message posted from within the frame).
 */
export async function timeUntilPainted(host: HTMLElement, act: () => void, capMs: number): Promise<PaintTime> {
  const restore = hookDrawing();
  let isDirty = false;
  let drawnAtMs = 0;
  const note = (): void => {
    isDirty = true;
    drawnAtMs = performance.now();
  };
  onDrawn = note;
  const observer = new MutationObserver(note);
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["style", "class", "transform", "d"] });
  const startMs = performance.now();
  act();
  let firstMs = -1;
  let lastMs = -1;
  const isQuiet = (): boolean => lastMs >= 0 && !isDirty && performance.now() - drawnAtMs > QUIET_MS;
  while (!isQuiet() && performance.now() - startMs < capMs) {
    const paintedMs = await framePainted();
    if (!isDirty) continue;
    isDirty = false;
    lastMs = paintedMs - startMs;
    if (firstMs < 0) firstMs = lastMs;
  }
  const isPainted = isQuiet();
  observer.disconnect();
  onDrawn = null;
  restore();
  return { ms: isPainted ? lastMs : capMs, firstMs: firstMs < 0 ? capMs : firstMs, isPainted };
}

/** When the next frame has been painted by the main thread. */
export function framePainted(): Promise<number> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done(performance.now());
      };
      port2.postMessage(null);
    });
  });
}

type Draw = (...values: unknown[]) => unknown;

function hookDrawing(): () => void {
  const restores = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype].flatMap((prototype) => DRAWING.map((name) => hook(prototype, name)));
  restores.push(hook(ImageBitmapRenderingContext.prototype, "transferFromImageBitmap"));
  return () => { for (const restore of restores) restore(); };
}

function hook(prototype: object, name: string): () => void {
  const native: unknown = Reflect.get(prototype, name);
  if (typeof native !== "function") return () => undefined;
  // SAFETY: a method of a drawing context, called on whatever it was called on.
  const draw = native as Draw;
  Reflect.set(prototype, name, function watched(this: unknown, ...values: unknown[]): unknown {
    onDrawn?.();
    return draw.apply(this, values);
  });
  return () => { Reflect.set(prototype, name, native); };
}
