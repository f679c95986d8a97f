import { graphThemeOf, type GraphTheme } from "../cytoscape/graphTheme.ts";

export type Scheme = "light" | "dark";

/** The colours of either scheme, whichever is on the screen: a picture for paper is light although the window is dark. */
export function readSchemeTheme(scheme: Scheme, styleSheets: Iterable<CSSStyleSheet>): GraphTheme {
  const tokens = new Map<string, string>();
  for (const sheet of styleSheets) for (const rule of sheet.cssRules) if (rule instanceof CSSStyleRule && isOfScheme(rule.selectorText, scheme)) takeTokens(rule.style, tokens);
  return graphThemeOf((name) => sixDigits(tokens.get(name) ?? ""));
}

function isOfScheme(selectorText: string, scheme: Scheme): boolean {
  const selectors = selectorText.split(",").map((selector) => selector.trim().replaceAll("'", '"'));
  return selectors.includes(":root") || selectors.includes(`:root[data-theme="${scheme}"]`);
}

function takeTokens(style: CSSStyleDeclaration, tokens: Map<string, string>): void {
  for (let index = 0; index < style.length; index += 1) {
    const name = style.item(index);
    if (name.startsWith("--")) tokens.set(name, style.getPropertyValue(name));
  }
}

/** A build shortens #112233 to #123; whoever mixes colours wants all six. */
function sixDigits(value: string): string {
  const short = /^\s*#([0-9a-f])([0-9a-f])([0-9a-f])\s*$/i.exec(value);
  return short === null ? value : `#${short.slice(1).map((digit) => digit.repeat(2)).join("")}`;
}
