import type { Extent } from "./cameraMath.ts";

export interface WatchedSize {
  /** As it was last told: asking costs no layout of the page. */
  get(): Extent;
  stop(): void;
}

/** The size of the canvas, kept; tells when it is another one. The first report of an observer only repeats what is known. */
export function watchSize(canvas: HTMLElement, onChange: () => void): WatchedSize {
  const read = (): Extent => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  let size = read();
  const observer = new ResizeObserver(() => {
    const now = read();
    if (now.width === size.width && now.height === size.height) return;
    size = now;
    onChange();
  });
  observer.observe(canvas);
  return { get: () => size, stop: () => { observer.disconnect(); } };
}
