import { vi } from "vitest";

class QuietResizeObserver {
  observe(): void { /* nothing ever changes size here */ }
  unobserve(): void { /* as above */ }
  disconnect(): void { /* as above */ }
}

/** happy-dom lays nothing out: gives every list a height and every row of it another, so that virtual lists have rows in sight. */
export function fakeLayout(listHeightPx = 600, rowHeightPx = 28): void {
  for (const key of ["offsetHeight", "clientHeight"] as const) {
    vi.spyOn(HTMLElement.prototype, key, "get").mockImplementation(function height(this: HTMLElement) { return this.dataset["index"] === undefined ? listHeightPx : rowHeightPx; });
  }
  for (const key of ["offsetWidth", "clientWidth"] as const) vi.spyOn(HTMLElement.prototype, key, "get").mockReturnValue(240);
  // Its first report would say that everything is 0 px high.
  for (const place of [globalThis, document.defaultView]) if (place !== null) Object.defineProperty(place, "ResizeObserver", { value: QuietResizeObserver, configurable: true, writable: true });
}
