import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const RENDERER = join(import.meta.dirname, "../../../renderer");
const tokens = readFileSync(join(RENDERER, "styles/tokens.css"), "utf8");

function blockAfter(opening: string): ReadonlyMap<string, string> {
  const start = tokens.indexOf(opening);
  const body = tokens.slice(tokens.indexOf("{", start) + 1, tokens.indexOf("}", start));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? "", value ?? ""]));
}

const light = blockAfter(':root, :root[data-theme="light"], [data-scheme="light"] {');
const dark = blockAfter(':root[data-theme="dark"] {');

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const LOOKS = ["moss", "teal", "blue", "violet", "plum", "rust", "amber", "slate"];
const WISDOMS = ["logic", "people", "marketing", "management", "education"];
const TEXT_ON_GROUND: readonly (readonly [string, string])[] = [
  ...["--ink", "--ink-2", "--ink-3"].flatMap((ink) => ["--paper", "--surface", "--surface-2"].map((ground) => [ink, ground] as const)),
  ["--on-accent", "--accent"], ["--on-accent", "--danger"], ["--accent-ink", "--accent-2"], ["--accent-ink", "--accent-3"], ["--accent-ink", "--raised"], ["--warn", "--warn-soft"], ["--danger", "--danger-soft"], ["--danger", "--surface"],
  ...WISDOMS.map((name) => [`--w-${name}-ink`, `--w-${name}-soft`] as const),
  ...LOOKS.map((name) => [`--look-${name}-ink`, `--look-${name}-soft`] as const),
  ...[1, 2, 3, 4, 5, 6].map((peer) => [`--peer-${peer}`, `--peer-${peer}-soft`] as const),
];

describe("the colours", () => {
  it("are the same whether the system or the person asks for the dark ones", () => {
    expect(blockAfter(':root:not([data-theme="light"]) {')).toEqual(dark);
    expect(dark.size).toBeGreaterThan(50);
  });

  it("come in pairs: each light one has a dark one", () => {
    expect([...light.keys()].sort()).toEqual([...dark.keys()].sort());
  });

  it.each([["light", light], ["dark", dark]] as const)("keep every text at 4.5:1 on its ground in the %s scheme", (_scheme, colours) => {
    const tooFaint = TEXT_ON_GROUND.filter(([text, ground]) => contrast(colours.get(text) ?? "", colours.get(ground) ?? "") < 4.5);
    expect(tooFaint).toEqual([]);
  });

  it.each([["light", light], ["dark", dark]] as const)("keep edges of controls, the focus ring and chosen marks at 3:1 in the %s scheme", (_scheme, colours) => {
    const tooFaint = ["--control", "--focus", "--accent", ...LOOKS.map((name) => `--look-${name}`)].filter((name) => contrast(colours.get(name) ?? "", colours.get("--surface") ?? "") < 3);
    expect(tooFaint).toEqual([]);
  });
});

describe("the style sheets", () => {
  it("use no variable that nobody defines", () => {
    const files = readdirSync(RENDERER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".css"));
    const sheets = files.map((path) => readFileSync(join(RENDERER, path), "utf8")).join("\n");
    const defined = new Set([...sheets.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = new Set([...sheets.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
    // Set by base-ui on the popups it places.
    const fromLibrary = new Set(["--available-height", "--transform-origin", "--anchor-width"]);
    const scripts = readdirSync(RENDERER, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx")).map((path) => readFileSync(join(RENDERER, path), "utf8")).join("\n");
    expect([...used].filter((name) => name !== undefined && !defined.has(name) && !fromLibrary.has(name) && !scripts.includes(`"${name}"`))).toEqual([]);
  });
});
