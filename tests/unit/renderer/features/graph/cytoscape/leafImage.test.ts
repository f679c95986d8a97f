import { describe, expect, it } from "vitest";
import { leafImage } from "#renderer/features/graph/cytoscape/leafImage.ts";
import type { SceneLeaf } from "#renderer/features/graph/model/sceneTypes.ts";
import { drawingOf, leafBox, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const drawing = (more: Partial<SceneLeaf> = {}): string => drawingOf(leafImage(leafBox(more), NAMED_THEME));
const count = (text: string, part: string): number => text.split(part).length - 1;

describe("leafImage", () => {
  it("is a dot in the colour of leaves, with the rim of its wisdom", () => {
    expect(drawing()).toContain('<circle cx="22" cy="22" r="5" fill="--leaf-5-ink" stroke="--leaf-5-ink"');
    expect(drawing({ tint: "people" })).toContain('fill="--leaf-5-ink" stroke="--w-people"');
  });

  it("is open for a question and a small sheet for a case", () => {
    expect(drawing({ kind: "question" })).toContain('<circle cx="22" cy="22" r="5" fill="--surface"');
    expect(drawing({ kind: "case" })).toContain("<rect");
    expect(drawing({ kind: "case" })).not.toContain("<circle");
  });

  it("has a ring when it is selected, and a finer one beside what is selected", () => {
    expect([drawing({ picked: true }), drawing({ near: true }), drawing()].map((svg) => /stroke="--accent" stroke-width="([\d.]+)"/u.exec(svg)?.[1])).toEqual(["2.4", "1.3", undefined]);
  });

  it("shows its cases, three at most, a lock and a sprout", () => {
    expect([0, 2, 9].map((cases) => count(drawing({ cases }), 'fill="--danger"'))).toEqual([0, 2, 3]);
    expect(drawing({ isPrivate: true })).toContain('stroke="--ink-2"');
    expect(count(drawing({ isNew: true }), "<path") - count(drawing(), "<path")).toBe(1);
  });

  it("looks as somebody chose: another colour, a shape or an icon in place of the dot", () => {
    expect(drawing({ look: { color: "rust", icon: null, shape: null } })).toContain('fill="--look-rust"');
    const shaped = drawing({ look: { color: null, icon: null, shape: "star" } });
    expect([shaped.includes("<path"), shaped.includes("<circle")]).toEqual([true, false]);
    expect(drawing({ look: { color: "teal", icon: "star", shape: null } })).toContain('stroke="--look-teal"');
  });

  it("is one and the same for leaves that look alike", () => {
    expect(leafImage(leafBox({ id: "pt_b", key: "leaf:b", text: "别的", dot: { x: 90, y: 90, radius: 5.1 } }), NAMED_THEME)).toBe(leafImage(leafBox(), NAMED_THEME));
  });
});
