import { beforeEach, describe, expect, it } from "vitest";
import { followGrowth } from "#renderer/features/graph/model/followGrowth.ts";
import type { ForestChange } from "#shared/forest/index.ts";

let points = 0;
let shownAgain = 0;
let listeners: ((change: ForestChange) => void)[] = [];
let drawers: (() => void)[] = [];
let stop: () => void;

function begin(count: number): void {
  points = count;
  const leave = <T>(list: T[], one: T) => () => { list.splice(list.indexOf(one), 1); };
  const view = {
    get pointCount() { return points; },
    onChange: (listener: (change: ForestChange) => void) => {
      listeners.push(listener);
      return leave(listeners, listener);
    },
  };
  stop = followGrowth(view, (listener) => {
    drawers.push(listener);
    return leave(drawers, listener);
  }, () => { shownAgain += 1; });
}

function become(count: number, origin: ForestChange["origin"]): void {
  points = count;
  for (const listener of listeners) listener({ points: new Set(), links: new Set(), structure: true, meta: false, origin });
  for (const draw of drawers) draw();
}

beforeEach(() => {
  shownAgain = 0;
  listeners = [];
  drawers = [];
});

describe("followGrowth", () => {
  it("shows a forest again that was opened while it was still coming in, once for each time it is another one", () => {
    begin(0);
    become(0, "remote");
    expect(shownAgain).toBe(0);
    become(20, "remote");
    become(39, "remote");
    expect(shownAgain).toBe(1);
    become(59, "remote");
    expect(shownAgain).toBe(2);
    for (const draw of drawers) draw();
    expect(shownAgain).toBe(2);
  });

  it("leaves the picture be for one's own doing, and for a little more of the same", () => {
    begin(30);
    become(200, "local");
    become(31, "remote");
    expect(shownAgain).toBe(0);
  });

  it("ends", () => {
    begin(0);
    stop();
    become(20, "remote");
    expect([shownAgain, listeners.length, drawers.length]).toEqual([0, 0, 0]);
  });
});
