import type { HighlightColor } from "../noteAttrs.ts";

/** Word says it twice; web pages and Google Docs only as the ground of the words. */
const MARKED = /mso-highlight:\s*([^;]{1,40})/i;
const GROUND = /background(?:-color)?:\s*([^;]{1,60})/i;
/** The pens of Word that are named; other named colours are nobody's pen. */
const PENS: Readonly<Record<string, HighlightColor>> = {
  yellow: "yellow", olive: "yellow", darkyellow: "yellow", lime: "green", green: "green", darkgreen: "green", aqua: "blue", cyan: "blue", teal: "blue", blue: "blue", navy: "blue", darkblue: "blue", darkcyan: "blue",
  fuchsia: "pink", magenta: "pink", purple: "pink", red: "pink", maroon: "pink", darkmagenta: "pink", darkred: "pink", orange: "orange", pink: "pink",
};
/** Up to which hue, in degrees, a colour is of which pen. */
const HUES: readonly (readonly [number, HighlightColor])[] = [[15, "pink"], [44, "orange"], [72, "yellow"], [165, "green"], [265, "blue"], [360, "pink"]];
/** Greys, nearly white paper and dark grounds (of code, of buttons) mark nothing. */
const LEAST_SATURATION = 0.2;
const LIGHTNESS = { least: 0.4, most: 0.97 } as const;

/** The pen that a style marks its words with, as near as a note has one; null when it marks nothing. */
export function pastedHighlight(style: string): HighlightColor | null {
  const marked = MARKED.exec(style)?.[1]?.trim().toLowerCase();
  // Whoever marked in grey or black meant to mark: better in another colour than not at all.
  if (marked !== undefined && marked !== "none" && marked !== "auto") return PENS[marked] ?? penOf(marked) ?? "yellow";
  const ground = GROUND.exec(style)?.[1]?.trim().toLowerCase();
  return ground === undefined ? null : (PENS[ground] ?? penOf(ground));
}

function penOf(colour: string): HighlightColor | null {
  const parts = rgbOf(colour);
  if (parts === null) return null;
  const [red, green, blue] = parts;
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [spread, lightness] = [most - least, (most + least) / 2];
  if (lightness < LIGHTNESS.least || lightness > LIGHTNESS.most || spread / (1 - Math.abs(2 * lightness - 1)) < LEAST_SATURATION) return null;
  const turn = most === red ? ((green - blue) / spread + 6) % 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  return HUES.find(([upTo]) => turn * 60 <= upTo)?.[1] ?? "pink";
}

/** Each between 0 and 1; null for what is no opaque colour. */
function rgbOf(colour: string): readonly [number, number, number] | null {
  const hex = /^#([0-9a-f]{6})\b/.exec(colour)?.[1] ?? /^#([0-9a-f]{3})\b/.exec(colour)?.[1]?.replace(/./g, "$&$&");
  const parts = hex === undefined ? /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)/.exec(colour)?.slice(1).map(Number) : [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [red, green, blue] = (parts ?? []).map((part) => Math.min(part, 255) / 255);
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}
