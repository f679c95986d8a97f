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
});
