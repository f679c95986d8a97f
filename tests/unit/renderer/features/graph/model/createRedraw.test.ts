import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRedraw, type Redraw } from "#renderer/features/graph/model/createRedraw.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let drawn: string[];
let redraw: Redraw;
beforeEach(() => {
  frames = fakeFrames();
  drawn = [];
  redraw = createRedraw({ layOut: () => { drawn.push("laid out"); }, dress: () => { drawn.push("dressed"); } }, () => { drawn.push("then"); });
});
afterEach(() => { vi.unstubAllGlobals(); });

const OWN = { withLayout: false, isOwn: true };
const OTHERS = { withLayout: false, isOwn: false };

describe("drawing anew", () => {
  it("follows what was typed a frame behind", () => {
    redraw.request(OWN);
    frames.next();
    expect(drawn).toEqual([]);
    frames.next();
    expect([drawn, frames.waiting]).toEqual([["dressed", "then"], 0]);
  });

  it("does not wait for a frame more when the change came from others", () => {
    redraw.request(OTHERS);
    frames.next();
    expect([drawn, frames.waiting]).toEqual([["dressed", "then"], 0]);
  });

  it("makes one drawing of many changes, with a layout if one of them asks for it", () => {
    for (let change = 0; change < 20; change += 1) redraw.request({ withLayout: change === 7, isOwn: true });
    expect(frames.waiting).toBe(1);
    expect([frames.all(), drawn]).toEqual([2, ["laid out", "then"]]);
    redraw.request(OWN);
    frames.all();
    expect(drawn.slice(2)).toEqual(["dressed", "then"]);
  });

  it("is put off by one frame when something is typed while a change of others waits, and no further", () => {
    redraw.request({ withLayout: true, isOwn: false });
    redraw.request(OWN);
    expect(frames.waiting).toBe(1);
    frames.next();
    expect(drawn).toEqual([]);
    redraw.request(OWN);
    redraw.request(OTHERS);
    frames.next();
    expect([drawn, frames.waiting]).toEqual([["laid out", "then"], 0]);
  });

  it("draws at once what is still waiting when asked, once, and nothing when nothing is", () => {
    redraw.now();
    expect(drawn).toEqual([]);
    redraw.request(OWN);
    redraw.now();
    expect([drawn, frames.waiting]).toEqual([["dressed", "then"], 0]);
  });

  it("draws nothing that was called off, and goes on afterwards", () => {
    redraw.request(OWN);
    redraw.cancel();
    expect([frames.all(), drawn]).toEqual([0, []]);
    redraw.request(OTHERS);
    frames.all();
    expect(drawn).toEqual(["dressed", "then"]);
  });
});
