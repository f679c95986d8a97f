import cytoscape from "cytoscape";
import { expect, it } from "vitest";
import { graphStylesheet } from "#renderer/features/graph/cytoscape/graphStylesheet.ts";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { nodeData } from "#renderer/features/graph/cytoscape/mountElements.ts";
import { paintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";

it("gives the installed cytoscape each value of a node, and of what changes only what is another", () => {
  const painted = (label: string) => nodeData(paintedNode("a", { x: 0, y: 0, width: 30, height: 20 }, { paint: { label, fill: "#102030", size: 14 } }));
  const cy = cytoscape({ headless: true, styleEnabled: true, style: graphStylesheet(graphThemeOf(() => "")), layout: { name: "preset" }, elements: [{ data: painted("甲"), classes: "mid" }] });
  const node = cy.getElementById("a");
  const look = (): unknown[] => ["width", "height", "background-color", "label", "font-size", "text-halign"].map((name) => node.style(name) as unknown);
  expect(look()).toEqual(["30px", "20px", "rgb(16,32,48)", "甲", "14px", "center"]);
  // SAFETY: what the style of a node is read with is not part of the published types.
  const style = cy.style() as unknown as { applyParsedProperty(element: unknown, property: { readonly name: string }): boolean };
  const { applyParsedProperty } = style;
  const workedOut: string[] = [];
  style.applyParsedProperty = (element, property) => {
    workedOut.push(property.name);
    return applyParsedProperty.call(style, element, property);
  };
  node.data(painted("乙"));
  expect([look(), workedOut]).toEqual([["30px", "20px", "rgb(16,32,48)", "乙", "14px", "center"], ["label"]]);
  cy.destroy();
});
