import cytoscape from "cytoscape";
import { describe, expect, it } from "vitest";
import { graphStylesheet } from "#renderer/features/graph/cytoscape/graphStylesheet.ts";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { nodeData } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { EMPTY_PAINT } from "#renderer/features/graph/cytoscape/paintedNode.ts";

describe("the anchors of lines", () => {
  it("are not drawn, while the lines between them are", () => {
    const anchor = (key: string): Record<string, unknown> => nodeData({ key, x: 0, y: 0, classes: "", image: null, paint: EMPTY_PAINT });
    const cy = cytoscape({
      headless: true, styleEnabled: true, style: graphStylesheet(graphThemeOf(() => "")), layout: { name: "preset" },
      elements: [
        { data: anchor("a"), classes: "anchor" }, { data: anchor("b"), classes: "anchor", position: { x: 1, y: 0 } },
        { data: { id: "line", source: "a", target: "b", source_at: "0px 0px", target_at: "9px 9px", distances: "", weights: "" }, classes: "type-supports resting straight" },
      ],
    });
    expect(["a", "b", "line"].map((id) => cy.getElementById(id).visible())).toEqual([false, false, true]);
    cy.destroy();
  });
});
