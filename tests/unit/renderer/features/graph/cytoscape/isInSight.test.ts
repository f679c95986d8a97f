import { describe, expect, it } from "vitest";
import { isInSight } from "#renderer/features/graph/cytoscape/isInSight.ts";
import { paintedNode, paintedText, type PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";

const BOX = { x: 0, y: 0, width: 1000, height: 500 };
const rect = (x: number, y: number) => ({ x, y, width: 100, height: 20 });
const isSeen = ({ paint, x, y }: PaintedNode): boolean => isInSight(paint, { x, y }, BOX);
const words = (x: number, y: number, align: "start" | "end" | "lines"): PaintedNode => paintedText({ key: "a", rect: rect(x, y), label: "名", ink: "#000", size: 12, align });

describe("isInSight", () => {
  it("sees what reaches into the box from each side, with the air around it", () => {
    const node = (x: number, y: number): PaintedNode => paintedNode("a", rect(x, y), { paint: {} });
    expect([[-130, 100], [-120, 100], [1020, 100], [1030, 100]].map(([x = 0, y = 0]) => isSeen(node(x, y)))).toEqual([false, true, true, false]);
    expect([[500, -90], [500, -60], [500, 540], [500, 570]].map(([x = 0, y = 0]) => isSeen(node(x, y)))).toEqual([false, true, true, false]);
  });

  it("sees words within their place, wherever they begin", () => {
    for (const align of ["start", "end", "lines"] as const) {
      expect([-130, -120, 1020, 1030].map((x) => isSeen(words(x, 100, align))), align).toEqual([false, true, true, false]);
    }
  });

  it("sees lines of words that are higher or wider than their box", () => {
    const tall = paintedNode("a", rect(500, -200), { paint: { size: 80, label: "名" } });
    const wide = paintedNode("a", rect(-300, 100), { paint: { room: 600, label: "名" } });
    const narrow = paintedNode("a", rect(-300, 100), { paint: { room: 100, label: "名" } });
    expect([tall, wide, narrow].map(isSeen)).toEqual([true, true, false]);
  });
});
