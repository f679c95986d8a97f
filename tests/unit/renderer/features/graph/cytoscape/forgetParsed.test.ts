import cytoscape from "cytoscape";
import { expect, it } from "vitest";
import { createParsedLimit } from "#renderer/features/graph/cytoscape/forgetParsed.ts";

const ends = (edge: { data(name: string): unknown }): unknown => edge.data("at");
// SAFETY: a function is a value of any style property.
const style = [{ selector: "edge", style: { "source-endpoint": ends } }] as unknown as cytoscape.StylesheetJson;

it("keeps the values the installed cytoscape has parsed within bounds, and every line where it belongs", () => {
  const cy = cytoscape({ headless: true, styleEnabled: true, style, elements: [{ data: { id: "a" } }, { data: { id: "b" } }, { data: { id: "line", source: "a", target: "b", at: "0px 0px" } }] });
  const line = cy.getElementById("line");
  // SAFETY: what the limit reaches for is not part of the published types.
  const kept = (): number => Object.keys((cy.style() as unknown as { propCache: object }).propCache).length;
  const dressed = createParsedLimit(cy);
  let most = 0;
  for (let at = 1; at <= 5_000; at += 1) {
    line.data("at", `${at}px ${-at}px`);
    expect(line.style("source-endpoint")).toBe(`${at}px ${-at}px`);
    dressed(1);
    most = Math.max(most, kept());
  }
  // Each pair of numbers is kept as a whole and number by number: without a limit there would be fifteen thousand.
  expect(most).toBeGreaterThan(2_000);
  expect(most).toBeLessThan(7_000);
  cy.destroy();
});

it("does nothing to a style that keeps no list", () => {
  const given = {};
  // SAFETY: nothing else of the core is used.
  const dressed = createParsedLimit({ style: () => given } as unknown as cytoscape.Core);
  dressed(1_000_000);
  expect(given).toEqual({});
});
