import cytoscape from "cytoscape";
import { expect, it } from "vitest";
import { createParsedLimit } from "#renderer/features/graph/cytoscape/forgetParsed.ts";

const words = (node: { data(name: string): unknown }): unknown => node.data("words");
// SAFETY: a function is a value of any style property.
const style = [{ selector: "node", style: { label: words, width: words } }] as unknown as cytoscape.StylesheetJson;

it("keeps the values the installed cytoscape has parsed within bounds, and every box with its own words", () => {
  const cy = cytoscape({ headless: true, styleEnabled: true, style, elements: [{ data: { id: "box", words: "0" } }] });
  const box = cy.getElementById("box");
  // SAFETY: what the limit reaches for is not part of the published types.
  const kept = (): number => Object.keys((cy.style() as unknown as { propCache: object }).propCache).length;
  const dressed = createParsedLimit(cy);
  let most = 0;
  for (let at = 1; at <= 5_000; at += 1) {
    box.data("words", String(at));
    expect([box.style("label"), box.style("width")]).toEqual([String(at), `${at}px`]);
    dressed(1);
    most = Math.max(most, kept());
  }
  // Both properties keep a value of their own: without a limit there would be ten thousand.
  expect(most).toBeGreaterThan(2_000);
  expect(most).toBeLessThan(5_000);
  cy.destroy();
});

it("does nothing to a style that keeps no list", () => {
  const given = {};
  // SAFETY: nothing else of the core is used.
  const dressed = createParsedLimit({ style: () => given } as unknown as cytoscape.Core);
  dressed(1_000_000);
  expect(given).toEqual({});
});
