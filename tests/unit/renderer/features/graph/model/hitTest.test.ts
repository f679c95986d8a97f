import { describe, expect, it } from "vitest";
import { distanceToPiece, hitTest } from "#renderer/features/graph/model/hitTest.ts";
import type { Dressing } from "#renderer/features/graph/model/lensTypes.ts";

const scene: Dressing = {
  boxes: [],
  lines: [{ key: "line:ln_a", id: "ln_a", points: [{ x: 0, y: 150 }, { x: 300, y: 150 }], type: "supports", suggested: false, state: "resting", dimmed: false }],
  targets: [
    { rect: { x: 0, y: 0, width: 300, height: 200 }, hit: { kind: "point", id: "pt_module", part: "panel" } },
    { rect: { x: 0, y: 0, width: 300, height: 40 }, hit: { kind: "point", id: "pt_module", part: "title" } },
    { rect: { x: 20, y: 60, width: 100, height: 34 }, hit: { kind: "point", id: "pt_card", part: "card" } },
    { rect: { x: 0, y: 220, width: 300, height: 100 }, hit: { kind: "understory" } },
  ],
};

describe("hitTest", () => {
  it("finds the card above its module", () => {
    expect(hitTest(scene, { x: 50, y: 70 }, 6)).toMatchObject({ id: "pt_card", part: "card" });
  });

  it("finds a line that runs over the open ground of a module", () => {
    expect(hitTest(scene, { x: 200, y: 153 }, 6)).toEqual({ kind: "link", id: "ln_a" });
    expect(hitTest(scene, { x: 200, y: 180 }, 6)).toMatchObject({ id: "pt_module", part: "panel" });
  });

  it("finds nothing where nothing is", () => {
    expect(hitTest(scene, { x: 390, y: 390 }, 6)).toBeNull();
  });
});

describe("distanceToPiece", () => {
  it("measures to the nearest place of the piece, also for a piece without length", () => {
    expect(distanceToPiece({ x: 5, y: 3 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(3);
    expect(distanceToPiece({ x: 13, y: 4 }, { x: 0, y: 0 }, { x: 10, y: 0 })).toBe(5);
    expect(distanceToPiece({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5);
  });
});
