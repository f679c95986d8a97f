import type { LookColor } from "#shared/forest/index.ts";
import { areColorsForced, forcedTheme, readSystemColors } from "./forcedTheme.ts";
import type { GraphTheme, LeafName, TintColors } from "./graphThemeTypes.ts";

export type { GraphTheme, LeafName };

/** The value of a design token, e.g. of `--ink`; "" when there is none. */
export type ReadToken = (name: string) => string;

/** Reads the tokens at `element`, or the colours that the system forces on everything; called again whenever the colour scheme changes. */
export function readGraphTheme(element: Element): GraphTheme {
  const style = getComputedStyle(element);
  const theme = graphThemeOf((name) => style.getPropertyValue(name));
  return areColorsForced() ? forcedTheme(theme, readSystemColors(element)) : theme;
}

/** The same colours from tokens that are not in force, e.g. of the other scheme. */
export function graphThemeOf(read: ReadToken): GraphTheme {
  const token = (name: string, fallback: string): string => read(name).trim() || fallback;
  const tint = (name: string): TintColors => ({ main: token(`--w-${name}`, "#55605a"), soft: token(`--w-${name}-soft`, "#f3f2ec"), ink: token(`--w-${name}-ink`, "#1d2621") });
  const look = (name: LookColor): string => token(`--look-${name}`, "#55605a");
  const leaf = (name: LeafName): { fill: string; ink: string } => ({ fill: token(`--${name}`, "#dfe8c8"), ink: token(`--${name}-ink`, "#5d7430") });
  const surface = token("--surface", "#ffffff");
  const ink2 = token("--ink-2", "#55605a");
  return {
    font: token("--font-ui", "system-ui, sans-serif"),
    paper: token("--paper", "#faf9f5"),
    surface,
    contour: token("--contour", "#ece9df"),
    shade: token("--pressed", "rgb(20 30 24 / .09)"),
    band: token("--band", "#f3f2ec"),
    hairline: token("--hairline", "#e4e2d9"),
    hairlineStrong: token("--hairline-strong", "#cfccc0"),
    ink: token("--ink", "#1d2621"),
    ink2,
    accent: token("--accent", "#2c6a4d"),
    accentInk: token("--accent-ink", "#1f5039"),
    onAccent: token("--on-accent", "#ffffff"),
    danger: token("--danger", "#b3402e"),
    line: token("--edge", "#aab0a3"),
    lineStrong: token("--edge-strong", "#78827a"),
    tints: {
      logic: tint("logic"),
      people: tint("people"),
      marketing: tint("marketing"),
      management: tint("management"),
      education: tint("education"),
      none: { main: ink2, soft: token("--contour", "#ece9df"), ink: ink2 },
    },
    looks: { moss: look("moss"), teal: look("teal"), blue: look("blue"), violet: look("violet"), plum: look("plum"), rust: look("rust"), amber: look("amber"), slate: look("slate") },
    leaves: { "leaf-1": leaf("leaf-1"), "leaf-2": leaf("leaf-2"), "leaf-3": leaf("leaf-3"), "leaf-4": leaf("leaf-4"), "leaf-5": leaf("leaf-5") },
  };
}
