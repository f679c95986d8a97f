// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchSize } from "#renderer/features/graph/model/watchSize.ts";
import { fakeSize, type FakeSize } from "#tests/support/fakeSize.ts";

let canvas: HTMLElement;
let size: FakeSize;
beforeEach(() => {
  canvas = document.createElement("div");
  size = fakeSize(canvas, 900, 700);
});
afterEach(() => { vi.unstubAllGlobals(); });

describe("the size of the canvas", () => {
  it("is known at once, and the first report, which only repeats it, changes nothing", () => {
    const heard = vi.fn();
    const watched = watchSize(canvas, heard);
    size.report();
    expect([watched.get(), heard.mock.calls.length]).toEqual([{ width: 900, height: 700 }, 0]);
  });

  it("is told when it is another one, after it can be asked for", () => {
    const heard: unknown[] = [];
    const watched = watchSize(canvas, () => { heard.push(watched.get()); });
    size.set(640, 700);
    size.report();
    size.report();
    expect(heard).toEqual([{ width: 640, height: 700 }]);
  });

  it("can be asked for without a layout of the page", () => {
    const watched = watchSize(canvas, () => undefined);
    const before = size.asked;
    watched.get();
    expect(size.asked).toBe(before);
  });

  it("is not watched any more after stopping", () => {
    watchSize(canvas, () => undefined).stop();
    expect(size.watchers).toBe(0);
  });
});
