import { describe, expect, it } from "vitest";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import { lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

describe("the name of a module from afar", () => {
  const LETTER_PX = 24;
  const lines = (title: string, width: number): unknown => {
    const [painted] = paintBox({ role: "heading", key: "title:m", rect: { x: 0, y: 0, width, height: 30 }, title, domain: "", count: "5", tone: "module", tint: "logic", area: { x: 0, y: 0, width, height: 400 } }, NAMED_THEME, lettersAt(LETTER_PX, true));
    return painted === undefined ? null : JSON.stringify(painted).match(/"label":"([^"]*)"/)?.[1]?.split("\\n");
  };

  it("stands in lines of about one length, and leaves no single sign over", () => {
    expect(lines("溯本认知", LETTER_PX * 3.5)).toEqual(["溯本", "认知", "5"]);
    expect(lines("溯本认知", LETTER_PX * 5)).toEqual(["溯本认知", "5"]);
  });

  it("stands on a plate of its panel's colour, as large as the words and no larger than the panel", () => {
    const area = { x: 100, y: 100, width: LETTER_PX * 8, height: 400 };
    const [painted] = paintBox({ role: "heading", key: "title:m", rect: { ...area, height: 30 }, title: "溯本认知", domain: "", count: "5", tone: "module", tint: "logic", area }, NAMED_THEME, lettersAt(LETTER_PX, true));
    if (painted === undefined) throw new Error("not painted");
    const { fill, fillOpacity, w, h, room } = painted.paint;
    expect([fill, room, painted.x, painted.y]).toEqual([NAMED_THEME.tints.logic.soft, area.width, 100 + area.width / 2, 300]);
    expect(fillOpacity).toBeGreaterThan(0.8);
    expect(w).toBeGreaterThan(LETTER_PX * 4);
    expect(w).toBeLessThan(area.width);
    expect(h).toBeGreaterThan(2 * LETTER_PX);
    expect(h).toBeLessThan(LETTER_PX * 4);
  });
});
