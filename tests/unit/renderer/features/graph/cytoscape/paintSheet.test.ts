import { describe, expect, it } from "vitest";
import { paintSheet } from "#renderer/features/graph/cytoscape/paintSheet.ts";
import type { PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { drawingOf, lettersAt, NAMED_THEME, sheetBox } from "#tests/support/sceneBoxes.ts";

const paint = (more: Parameters<typeof sheetBox>[0] = {}, leastPx = 12, silent = false): PaintedNode[] => paintSheet(sheetBox(more), NAMED_THEME, lettersAt(leastPx, silent));
const labels = (nodes: readonly PaintedNode[]): string[] => nodes.map(({ paint: { label } }) => label);
const bottomOf = ({ y, paint: { h } }: PaintedNode): number => y + h / 2;
const topOf = ({ y, paint: { h } }: PaintedNode): number => y - h / 2;

describe("paintSheet", () => {
  it("says its title, its lines and its foot, one below the other and all inside", () => {
    const nodes = paint();
    expect(labels(nodes)).toEqual(["", "动机", "第一行", "第二行", "三条关联"]);
    const words = nodes.slice(1);
    words.slice(1).forEach((node, index) => {
      const above = words[index];
      expect(above === undefined ? 0 : bottomOf(above)).toBeLessThanOrEqual(topOf(node) + 0.01);
    });
    for (const node of words) expect([topOf(node) >= 0, bottomOf(node) <= 120]).toEqual([true, true]);
  });

  it("leaves out lines for which its height has no room, and all of them where even one would be too many", () => {
    expect(labels(paint({ rect: { x: 0, y: 0, width: 240, height: 76 } }))).toEqual(["", "动机", "第一行", "三条关联"]);
    expect(labels(paint({ rect: { x: 0, y: 0, width: 240, height: 34 } }))).toEqual(["", "动机"]);
  });

  it("says less as letters must grow to be read", () => {
    const counts = [12, 20, 30, 60].map((leastPx) => paint({}, leastPx).length);
    expect([counts[0], counts.toSorted((a, b) => b - a)]).toEqual([5, counts]);
    for (const leastPx of [12, 20, 30, 60]) for (const node of paint({}, leastPx).slice(1)) expect(node.paint.size).toBeGreaterThanOrEqual(leastPx);
  });

  it("cuts a title and lines that are too wide", () => {
    const [, title, line] = paint({ title: "从客户的角度重新描述这个问题", lines: ["一句说明，说得稍微长一点点，比这一张卡片还要再长一些。"], rect: { x: 0, y: 0, width: 150, height: 120 } });
    expect([title?.paint.label.endsWith("…"), line?.paint.label.endsWith("…")]).toEqual([true, true]);
  });

  it("sets a long title of the centre in two lines where there is room above its foot", () => {
    const centre = { size: "centre", title: "Customer success path", lines: [] } as const;
    expect(labels(paint({ ...centre, rect: { x: 0, y: 0, width: 240, height: 106 } })).slice(1)).toEqual(["Customer success", "path", "三条关联"]);
    expect(labels(paint({ ...centre, rect: { x: 0, y: 0, width: 240, height: 82 } })).slice(1)).toEqual(["Customer success…", "三条关联"]);
    const words = paint({ ...centre, rect: { x: 0, y: 0, width: 240, height: 106 } }).slice(1);
    words.slice(1).forEach((node, index) => { expect(topOf(node)).toBeGreaterThanOrEqual(bottomOf(words[index] ?? node) - 0.01); });
  });

  it("is silent from afar unless it is selected", () => {
    expect([paint({}, 12, true).length, paint({ picked: true }, 12, true).length > 1]).toEqual([1, true]);
  });

  it("says only its title as a pill, in quiet letters", () => {
    const [body, title, ...more] = paint({ size: "pill", rect: { x: 0, y: 0, width: 90, height: 26 } });
    expect([body?.paint.fill, title?.paint.label, title?.paint.ink, more]).toEqual(["--contour", "动机", "--ink-2", []]);
    expect(drawingOf(body?.image ?? null)).not.toContain("<g");
  });

  it("is no pill where its letters have no room, unless it is selected: an empty one says nothing", () => {
    const pill = { size: "pill", rect: { x: 0, y: 0, width: 90, height: 24 } } as const;
    expect([12, 20, 22, 30].map((leastPx) => paint(pill, leastPx).length)).toEqual([2, 2, 0, 0]);
    expect([paint(pill, 12, true).length, paint({ ...pill, picked: true }, 30).length]).toEqual([0, 2]);
  });

  it("marks the centre and what is selected by a halo, and a dispute in red", () => {
    const frame = (more: Parameters<typeof sheetBox>[0]): unknown[] => {
      const [body] = paint(more);
      return [body?.paint.stroke, (body?.paint.haloWidth ?? 0) > 0];
    };
    expect([frame({}), frame({ near: true }), frame({ picked: true }), frame({ size: "centre" }), frame({ danger: true })]).toEqual([["--hairline", false], ["--accent", false], ["--accent", true], ["--accent", true], ["--danger", false]]);
    expect(paint({ danger: true })[1]?.paint.ink).toBe("--danger");
  });

  it("sets the letters it is given", () => {
    const [, title, line] = paint({ letters: { titlePx: 20, linePx: 16 } });
    expect([title?.paint.size, line?.paint.size]).toEqual([20, 16]);
  });

  it("is faint as a whole outside the light", () => {
    expect(paint({ dimmed: true }).every(({ classes }) => classes.includes("faint"))).toBe(true);
  });

  it("lays its words above its own card and below what is selected", () => {
    const [body, ...words] = paint();
    const [picked] = paint({ picked: true });
    for (const { paint: { z } } of words) expect([z > (body?.paint.z ?? 0), z < (picked?.paint.z ?? 0)]).toEqual([true, true]);
  });
});
