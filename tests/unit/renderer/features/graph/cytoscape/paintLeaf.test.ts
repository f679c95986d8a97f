import { describe, expect, it } from "vitest";
import { LEAF_IMAGE_PX } from "#renderer/features/graph/cytoscape/leafImage.ts";
import { paintLeaf } from "#renderer/features/graph/cytoscape/paintLeaf.ts";
import { leafBox, lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const paint = (more: Parameters<typeof leafBox>[0] = {}, leastPx = 12, silent = false) => paintLeaf(leafBox(more), NAMED_THEME, lettersAt(leastPx, silent));

describe("paintLeaf", () => {
  it("is a picture around its dot and a title below", () => {
    const [body, label] = paint();
    expect([body?.key, body?.x, body?.y, body?.paint.w, body?.paint.h]).toEqual(["leaf:a", 39, 8, LEAF_IMAGE_PX, LEAF_IMAGE_PX]);
    expect([label?.key, label?.paint.label, label?.paint.size, label?.x]).toEqual(["leaf:a:label", "溯本法", 13, 39]);
    expect((label?.y ?? 0) > 8 + 5).toBe(true);
  });

  it("cuts a title that has no room", () => {
    expect(paint({ text: "从客户的角度重新描述这个问题" })[1]?.paint.label).toMatch(/…$/u);
  });

  it("shows both lines that the lens has set, in letters of the size it set them in, each cut to its place", () => {
    const [, label] = paint({ text: "溯本\n从客户的角度重新描述这个问题", letterPx: 11 }, 8);
    const [first, second] = (label?.paint.label ?? "").split("\n");
    expect([first, second?.endsWith("…"), label?.paint.size]).toEqual(["溯本", true, 11]);
    expect(label?.paint.h).toBeCloseTo(2 * 11 * 1.25);
    expect((label?.y ?? 0) - (label?.paint.h ?? 0) / 2).toBeCloseTo((paint({ letterPx: 11 }, 8)[1]?.y ?? 0) - (paint({ letterPx: 11 }, 8)[1]?.paint.h ?? 0) / 2);
  });

  it("says nothing from afar, or where letters that can be read have no room, unless it is selected or beside what is", () => {
    expect([paint({}, 12, true).length, paint({}, 30).length]).toEqual([1, 1]);
    for (const marked of [{ picked: true }, { near: true }]) expect([paint(marked, 12, true).length, paint(marked, 30).length]).toEqual([2, 2]);
  });

  it("never sets letters below the least size", () => {
    expect(paint({ picked: true }, 30)[1]?.paint.size).toBe(30);
  });

  it("lies above others with its title when it is selected", () => {
    const [body, label] = paint({ picked: true });
    const [other] = paint();
    expect([(body?.paint.z ?? 0) > (other?.paint.z ?? 0), label?.paint.z === body?.paint.z, label?.paint.weight, label?.paint.ink]).toEqual([true, true, 600, "--accent-ink"]);
  });

  it("is faint as a whole outside the light", () => {
    expect(paint({ dimmed: true }).map(({ classes }) => classes.includes("faint"))).toEqual([true, true]);
  });
});
