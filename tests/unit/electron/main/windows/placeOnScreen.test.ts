import { describe, expect, it } from "vitest";
import { placeOnScreen } from "#electron/main/windows/placeOnScreen.ts";

const screenA = { x: 0, y: 0, width: 1920, height: 1040 };
const at = (x: number, y: number, width = 1200, height = 800): Parameters<typeof placeOnScreen>[0] => ({ bounds: { x, y, width, height }, isMaximized: false });

describe("placeOnScreen", () => {
  it("keeps a place that is still on a screen", () => {
    expect(placeOnScreen(at(100, 50), [screenA])).toEqual(at(100, 50));
    expect(placeOnScreen(at(2000, 0), [screenA, { ...screenA, x: 1920 }])).toEqual(at(2000, 0));
  });

  it("forgets a place whose title bar cannot be reached", () => {
    for (const lost of [at(2000, 0), at(-1150, 0), at(0, -30), at(0, 1030)]) expect(placeOnScreen(lost, [screenA]).bounds).toBeNull();
    expect(placeOnScreen(at(0, 0), []).bounds).toBeNull();
  });

  it("never makes the window larger than the screen or smaller than it can be", () => {
    expect(placeOnScreen(at(0, 0, 9000, 9000), [screenA]).bounds).toMatchObject({ width: 1920, height: 1040 });
    expect(placeOnScreen(at(0, 0, 200, 100), [screenA]).bounds).toMatchObject({ width: 880, height: 600 });
  });
});
