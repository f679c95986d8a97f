import type { GraphTheme } from "./graphThemeTypes.ts";
import { mixColors } from "./mixColors.ts";

/** What a person chose for all of their system, each as #rrggbb. */
export interface SystemColors {
  readonly canvas: string;
  readonly text: string;
  readonly highlight: string;
  readonly highlightText: string;
  readonly link: string;
}

/** So little of the text's colour that text on it stays as readable as on the canvas: panels and crowns, which are told apart by their ground alone, can still be seen. */
const PANEL_SHARE = 0.12;

/** Whether the system paints everything in the person's own colours. A canvas is left out of that and has to do it by itself. */
export const areColorsForced = (): boolean => window.matchMedia("(forced-colors: active)").matches;

/** The theme in these colours and no other: what colour alone said is said by shape, dash and words, too. */
export function forcedTheme(theme: GraphTheme, { canvas, text, highlight, highlightText, link }: SystemColors): GraphTheme {
  const panel = mixColors(canvas, text, PANEL_SHARE);
  const tint = { main: text, soft: panel, ink: text };
  const leaf = { fill: panel, ink: text };
  return {
    font: theme.font,
    paper: canvas, surface: canvas, band: canvas, contour: panel, shade: "transparent", hairline: text, hairlineStrong: text, ink: text, ink2: text,
    accent: highlight, accentInk: link, onAccent: highlightText, danger: text, line: text, lineStrong: text,
    tints: { logic: tint, people: tint, marketing: tint, management: tint, education: tint, none: tint },
    looks: { moss: text, teal: text, blue: text, violet: text, plum: text, rust: text, amber: text, slate: text },
    leaves: { "leaf-1": leaf, "leaf-2": leaf, "leaf-3": leaf, "leaf-4": leaf, "leaf-5": leaf },
  };
}

/** Only an element in the page knows what the system's colours are. */
export function readSystemColors(beside: Element): SystemColors {
  const probe = document.createElement("i");
  probe.hidden = true;
  beside.append(probe);
  const read = (name: string, fallback: string): string => {
    probe.style.color = name;
    return hexOf(getComputedStyle(probe).color) ?? fallback;
  };
  const colors = {
    canvas: read("Canvas", "#000000"), text: read("CanvasText", "#ffffff"), highlight: read("Highlight", "#1aebff"), highlightText: read("HighlightText", "#000000"), link: read("LinkText", "#ffff00"),
  };
  probe.remove();
  return colors;
}

/** "rgb(255, 255, 0)" as #ffff00; whoever mixes colours wants that. */
export function hexOf(color: string): string | null {
  const parts = /^rgba?\((\d+)[,\s]+(\d+)[,\s]+(\d+)/.exec(color.trim())?.slice(1);
  return parts === undefined ? null : `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
