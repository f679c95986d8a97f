import { describe, expect, it } from "vitest";
import { FITTED, MAX_SCALE, movedBy, zoomedAt } from "#renderer/features/attachments/model/zoom.ts";

const FRAME = { widthPx: 400, heightPx: 200 };

describe("looking closely at a picture", () => {
  it("keeps under the pointer what was under it", () => {
    const at = { xPx: 100, yPx: -50 };
    const zoomed = zoomedAt(zoomedAt(FITTED, 2, at), 1.5, at);
    expect(zoomed).toEqual({ scale: 3, xPx: -200, yPx: 100 });
    // The place of the picture under the pointer, before and after.
    expect((at.xPx - zoomed.xPx) / zoomed.scale).toBe(at.xPx);
  });

  it("fits the picture in again when it is as small as it gets, and has an end the other way", () => {
    expect(zoomedAt({ scale: 2, xPx: 50, yPx: 20 }, 0.1, { xPx: 9, yPx: 9 })).toEqual(FITTED);
    expect(zoomedAt(FITTED, 1_000, { xPx: 0, yPx: 0 }).scale).toBe(MAX_SCALE);
  });

  it("never moves it out of sight", () => {
    expect(movedBy({ scale: 2, xPx: 0, yPx: 0 }, { xPx: 1_000, yPx: -1_000 }, FRAME)).toEqual({ scale: 2, xPx: 200, yPx: -100 });
    expect(movedBy(FITTED, { xPx: 10, yPx: 10 }, FRAME)).toEqual(FITTED);
  });
});
