import { describe, expect, it } from "vitest";
import { FITTED } from "#renderer/features/attachments/model/zoom.ts";
import { afterKey } from "#renderer/features/attachments/model/useZoom.ts";

const FRAME = { widthPx: 400, heightPx: 200 };

describe("keys on a picture", () => {
  it("zoom with + and −, fit with 0, and move only what is zoomed", () => {
    const closer = afterKey(FITTED, "+", FRAME);
    expect(closer?.scale).toBe(1.25);
    expect(afterKey(closer ?? FITTED, "-", FRAME)).toEqual(FITTED);
    expect(afterKey({ scale: 4, xPx: 9, yPx: 9 }, "0", FRAME)).toEqual(FITTED);
    expect(afterKey(FITTED, "ArrowLeft", FRAME)).toBeNull();
    expect(afterKey({ scale: 4, xPx: 0, yPx: 0 }, "ArrowLeft", FRAME)).toEqual({ scale: 4, xPx: 60, yPx: 0 });
    expect(afterKey(FITTED, "a", FRAME)).toBeNull();
  });
});
