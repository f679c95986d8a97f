import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync("renderer/styles/tokens.css", "utf8");

function tokensOf(selector: string): Tokens {
  const start = css.indexOf(selector);
  expect(start).toBeGreaterThanOrEqual(0);
  const block = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));
}

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function luminance(color: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const WISDOMS = ["logic", "people", "marketing", "management", "education"];

/** Text and its ground, as the canvas draws them; the share of a veil of --surface over the ground where there is one. */
const PAIRS: [text: string, ground: string, veil: number][] = [
  ["ink", "surface", 0], ["on-accent", "accent", 0], ["accent-ink", "surface", 0], ["danger", "surface", 0], ["ink-2", "band", 0], ["ink-2", "contour", 0], ["ink", "contour", 0],
  ...WISDOMS.flatMap((wisdom): [string, string, number][] => [
    ["ink", `w-${wisdom}-soft`, 0], ["ink-2", `w-${wisdom}-soft`, 0], [`w-${wisdom}-ink`, "band", 0], ["ink", `w-${wisdom}-soft`, 0.45], ["ink-2", `w-${wisdom}-soft`, 0.6],
  ]),
];

describe("the colours of the canvas", () => {
  for (const [scheme, selector] of [["light", ':root, :root[data-theme="light"]'], ["dark", '\n:root[data-theme="dark"]']] as const) {
    const tokens = tokensOf(selector);
    const colour = (name: string): number[] => channels(tokens.get(name) ?? "missing");
    it.each(PAIRS)(`let %s be read on %s, veil %s (${scheme})`, (text, ground, veil) => {
      const under = colour(ground).map((value, at) => value + ((colour("surface")[at] ?? value) - value) * veil);
      expect(contrast(colour(text), under)).toBeGreaterThanOrEqual(4.5);
    });
  }
});
