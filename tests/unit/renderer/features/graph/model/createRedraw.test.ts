import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRedraw, type Redraw } from "#renderer/features/graph/model/createRedraw.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";

let frames: FakeFrames;
let drawn: string[];
let redraw: Redraw;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  frames = fakeFrames();
  drawn = [];
  redraw = createRedraw({ layOut: () => { drawn.push("laid out"); }, dress: () => { drawn.push("dressed"); } }, () => { drawn.push("then"); });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

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

  it("waits for no frame when the changes came from others, only for the task that brings them", () => {
    redraw.request(OTHERS);
    redraw.request(OTHERS);
    expect(drawn).toEqual([]);
    vi.runAllTimers();
    expect(drawn).toEqual(["dressed", "then"]);
  });

  it("draws a stream of changes by others once in a frame", () => {
    redraw.request(OTHERS);
    vi.runAllTimers();
    for (let change = 0; change < 5; change += 1) {
      redraw.request(OTHERS);
      vi.runAllTimers();
    }
    expect(drawn).toEqual(["dressed", "then"]);
    frames.next();
    expect([drawn, frames.waiting]).toEqual([["dressed", "then", "dressed", "then"], 0]);
    redraw.request(OTHERS);
    vi.runAllTimers();
    expect(drawn).toHaveLength(6);
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
    redraw.cancel();
    vi.runAllTimers();
    expect(drawn).toEqual([]);
    redraw.request(OTHERS);
    vi.runAllTimers();
    expect(drawn).toEqual(["dressed", "then"]);
  });
});
