import { describe, expect, it } from "vitest";
import { NO_LOOK, type PointLook } from "#shared/forest/index.ts";
import { lookIconMarkup, SHAPE_PATHS } from "#renderer/ui/index.ts";
import { CARD_IMAGE, cardImage, cardImageBox, sheetImage, signOf } from "#renderer/features/graph/cytoscape/cardImage.ts";
import { paintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import type { SceneCard } from "#renderer/features/graph/model/sceneTypes.ts";
import { drawingOf, NAMED_THEME, sheetBox } from "#tests/support/sceneBoxes.ts";

const AT = { x: 7, y: 10, size: 14 };
type Signed = Parameters<typeof signOf>[0];
const sign = (more: Partial<Signed> = {}): string => signOf({ kind: "point", tint: "people", picked: false, ...more }, NAMED_THEME, AT);
const look = (more: Partial<PointLook>): PointLook => ({ ...NO_LOOK, ...more });

const card = (more: Partial<SceneCard> = {}): SceneCard => ({
  role: "card", key: "card:a", id: "pt_a", rect: { x: 0, y: 0, width: 168, height: 48 }, text: "动机", kind: "point", tint: "people", isPrivate: false, cases: 0, picked: false, near: false, isNarrow: false, ...more,
});
const drawing = (more: Partial<SceneCard> = {}): string => drawingOf(cardImage(card(more), NAMED_THEME));

describe("the sign beside a title", () => {
  it("is the shape of its wisdom in its colour", () => {
    expect(sign()).toContain('fill="--w-people"');
    expect(sign({ tint: "none" })).toContain('fill="--ink-2"');
  });

  it("is the icon of its kind where that is no plain point", () => {
    for (const kind of ["case", "question", "lesson", "assignment", "card"] as const) expect(sign({ kind })).toContain('stroke="--ink-2"');
    expect(sign({ kind: "lesson" })).not.toBe(sign({ kind: "case" }));
  });

  it("is the chosen shape, above the icon of its kind", () => {
    expect(sign({ kind: "case", look: look({ shape: "star" }) })).toContain(SHAPE_PATHS.star);
  });

  it("is the chosen icon, above the chosen shape", () => {
    const svg = sign({ look: look({ icon: "star", shape: "star" }) });
    expect([svg.includes(lookIconMarkup("star")), svg.includes("<path fill")]).toEqual([true, false]);
  });

  it("has the chosen colour, whatever its form", () => {
    for (const more of [{}, { icon: "star" as const }, { shape: "circle" as const }]) expect(sign({ look: look({ color: "violet", ...more }) })).toContain("--look-violet");
    expect(sign({ kind: "case", look: look({ color: "violet" }) })).toContain('stroke="--look-violet"');
  });

  it("stands out on a selected card, whatever it is", () => {
    for (const more of [{}, { kind: "case" as const }, { look: look({ color: "violet", icon: "star" }) }, { look: look({ color: "violet", shape: "star" }) }, { look: look({ color: "violet" }) }]) {
      const svg = sign({ ...more, picked: true });
      expect([svg.includes("--on-accent"), svg.includes("--look-violet")]).toEqual([true, false]);
    }
  });
});

describe("cardImage", () => {
  it("has no sign on a narrow card, and says there by a badge what kind it is", () => {
    expect([drawing({ isNarrow: true }).includes("<g"), drawing({ isNarrow: true, kind: "lesson" }).includes("<rect"), drawing({ isNarrow: true, kind: "question" }).includes("<rect")]).toEqual([false, true, false]);
  });

  it("counts the cases up to 99", () => {
    expect([drawing({ cases: 3 }), drawing({ cases: 99 }), drawing({ cases: 100 })].map((svg) => />([\d+]+)<\/text>/u.exec(svg)?.[1])).toEqual(["3", "99", "99+"]);
    expect(drawing()).not.toContain("<text");
  });

  it("shows a lock on a private card, and makes room for it beside the cases", () => {
    const width = (more: Partial<SceneCard>): number => Number(/width="([\d.]+)" height="16"/u.exec(drawing(more))?.[1] ?? 0);
    expect([width({}), width({ isPrivate: true }) > 0, width({ isPrivate: true, cases: 3 }) > width({ cases: 3 })]).toEqual([0, true, true]);
  });

  it("is one and the same for cards that look alike", () => {
    expect(cardImage(card({ id: "pt_b", key: "card:b", text: "别的", near: true }), NAMED_THEME)).toBe(cardImage(card(), NAMED_THEME));
  });

  it("is as large as the node says", () => {
    const { width, height } = card().rect;
    expect(cardImageBox(paintedNode("a", card().rect, { paint: {} }).paint)).toEqual({ width: width + CARD_IMAGE.right, height: height + CARD_IMAGE.above });
    expect(drawing()).toContain(`viewBox="0 0 ${width + CARD_IMAGE.right} ${height + CARD_IMAGE.above}"`);
  });
});

describe("sheetImage", () => {
  it("has sign and badge, but no badge in the centre and no sign on a pill", () => {
    const svg = (size: "plain" | "centre" | "pill"): string => drawingOf(sheetImage(sheetBox({ size, cases: 2 }), NAMED_THEME));
    expect((["plain", "centre", "pill"] as const).map((size) => [svg(size).includes("--w-logic"), svg(size).includes("<text")])).toEqual([[true, true], [true, false], [false, true]]);
  });
});
