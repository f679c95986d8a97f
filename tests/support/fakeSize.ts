import { vi } from "vitest";

export interface FakeSize {
  /** Gives the element this size; what watches it is not told. */
  set(width: number, height: number): void;
  /** What a browser does when the size changes, and once right after the watching begins. */
  report(): void;
  readonly watchers: number;
  /** How often the size was asked for. */
  readonly asked: number;
}

/** happy-dom lays nothing out: gives one element a size, and observers that report when they are told to. */
export function fakeSize(element: HTMLElement, width: number, height: number): FakeSize {
  const size = { width, height };
  let asked = 0;
  const observers = new Map<object, () => void>();
  const read = (side: "width" | "height") => (): number => {
    asked += 1;
    return size[side];
  };
  Object.defineProperty(element, "clientWidth", { get: read("width"), configurable: true });
  Object.defineProperty(element, "clientHeight", { get: read("height"), configurable: true });
  vi.stubGlobal("ResizeObserver", class {
    readonly #tell: () => void;
    constructor(tell: () => void) { this.#tell = tell; }
    observe(): void { observers.set(this, this.#tell); }
    disconnect(): void { observers.delete(this); }
  });
  return {
    set(nextWidth, nextHeight) { Object.assign(size, { width: nextWidth, height: nextHeight }); },
    report() { for (const tell of [...observers.values()]) tell(); },
    get watchers() { return observers.size; },
    get asked() { return asked; },
  };
}
