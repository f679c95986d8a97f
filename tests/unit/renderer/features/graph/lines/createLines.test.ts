import { describe, expect, it } from "vitest";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { createLines, type Lines } from "#renderer/features/graph/lines/createLines.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

const THEME = graphThemeOf(() => "");
const line = (over: Partial<SceneLine> = {}): SceneLine => ({ key: "line:ln_a", id: "ln_a", type: "supports", suggested: false, state: "resting", dimmed: false, points: [{ x: 0, y: 0 }, { x: 100, y: 0 }], ...over });

const EVERYWHERE = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** Where each line begins. */
function starts(lines: Lines, seen = EVERYWHERE): unknown[] {
  const { context, drawn } = recordingContext();
  lines.draw(context, THEME, seen);
  return drawn.flatMap(({ what, given }, at) => (what === "moveTo" && drawn[at - 1]?.what === "beginPath" && drawn[at - 2]?.what === "setLineDash" ? [given] : []));
}

describe("lines", () => {
  it("say whether anything differs from what was shown", () => {
    const lines = createLines();
    const within = { x: 0, y: 0, width: 500, height: 500 };
    expect([lines.show([], undefined), lines.show([line()], undefined), lines.show([line()], undefined)]).toEqual([false, true, false]);
    const changes: Partial<SceneLine>[] = [{ state: "near" }, { dimmed: true }, { suggested: true }, { danger: true }, { type: "free" }, { points: [{ x: 0, y: 0 }, { x: 99, y: 0 }] }, { points: [{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 100, y: 0 }] }];
    for (const change of changes) expect([lines.show([line(change)], undefined), lines.show([line()], undefined)]).toEqual([true, true]);
    expect([lines.show([line()], within), lines.show([line()], { ...within }), lines.show([line()], { ...within, width: 501 }), lines.show([], undefined)]).toEqual([true, false, true, true]);
  });

  it("are drawn as far as a box needs them, with their dashes where they were, and not at all where they pass it by", () => {
    const lines = createLines();
    const within = { x: 0, y: 0, width: 100, height: 100 };
    const far = line({ type: "applies", points: [{ x: -1000, y: 50 }, { x: 2000, y: 50 }, { x: 2000, y: 900 }] });
    lines.show([far, line({ points: [{ x: -10, y: -10 }, { x: 500, y: -10 }] })], within);
    // A period of 13 px: the last whole one before the box.
    const [[x, y]] = starts(lines) as [[number, number]];
    expect([Math.round(1000 * x) / 1000, y, lines.count()]).toEqual([-1000 + 76 * 13, 50, 1]);
  });

  it("are drawn as far as they are seen, cut where nobody sees the head of a cut line, however large it is", () => {
    const lines = createLines();
    const seen = { x: 0, y: 0, width: 100, height: 100 };
    lines.show([line({ type: "applies", points: [{ x: -1000, y: 50 }, { x: 2000, y: 50 }] }), line({ points: [{ x: 0, y: 300 }, { x: 90, y: 300 }] })], undefined);
    // A period of 13 px, 24 px of air.
    expect([starts(lines, seen), lines.count()]).toEqual([[[-1000 + 75 * 13, 50]], 2]);
    lines.show([line({ type: "applies", leastPx: 13, points: [{ x: -1000, y: 50 }, { x: 2000, y: 50 }] })], undefined);
    // Ten times as wide: a period of 130 px, 240 px of air.
    expect(starts(lines, seen)).toEqual([[-1000 + 5 * 130, 50]]);
  });

  it("leave out what has no length, and places that say nothing", () => {
    const lines = createLines();
    lines.show([line({ points: [{ x: 4, y: 4 }, { x: 4, y: 4 }] }), line({ points: [] })], undefined);
    expect([lines.count(), starts(lines)]).toEqual([0, []]);
  });

  it("draw those of the selection above the others", () => {
    const lines = createLines();
    const at = (y: number, state: SceneLine["state"]): SceneLine => line({ type: "resembles", state, points: [{ x: 0, y }, { x: 100, y }] });
    lines.show([at(1, "picked"), at(2, "resting"), at(3, "near"), at(4, "resting")], undefined);
    // Each below those before it.
    expect(starts(lines).map((start) => (start as number[])[1])).toEqual([1, 3, 4, 2]);
  });
});
