import { escapeXml } from "./escapeXml.ts";

export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes escaped; `content` is SVG already. Attributes only, no styles: a page with a strict policy can show it. */
export function svgElement(name: string, attributes: SvgAttributes, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${typeof value === "number" ? svgNumber(value) : escapeXml(value)}"`));
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}

/** Short, and the same on every machine: two places behind the point, no −0, no exponent. */
export function svgNumber(value: number): string {
  if (!Number.isFinite(value)) return "0";
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? "0" : rounded.toFixed(2).replace(/\.?0+$/, "");
}

/** The transform that puts the origin there. */
export const moved = (x: number, y: number): string => `translate(${svgNumber(x)} ${svgNumber(y)})`;
