import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { GroundEdge, GroundFill } from "../model/lensTypes.ts";

/** A name of the theme as a colour. */
export function fillColor(fill: GroundFill, theme: GraphTheme): string {
  if (typeof fill !== "string") return theme.tints[fill.tint].soft;
  switch (fill) {
    case "band": return theme.band;
    case "surface": return theme.surface;
    case "paper": return theme.paper;
    default: return theme.leaves[fill].fill;
  }
}

export function edgeColor(edge: GroundEdge, theme: GraphTheme): string {
  if (typeof edge !== "string") return theme.tints[edge.tint].main;
  switch (edge) {
    case "hairline": return theme.hairline;
    case "hairline-strong": return theme.hairlineStrong;
    case "contour": return theme.contour;
    case "edge": return theme.line;
    case "accent": return theme.accent;
    case "leaf-1-ink": return theme.leaves["leaf-1"].ink;
    case "leaf-2-ink": return theme.leaves["leaf-2"].ink;
    case "leaf-3-ink": return theme.leaves["leaf-3"].ink;
    case "leaf-4-ink": return theme.leaves["leaf-4"].ink;
    case "leaf-5-ink": return theme.leaves["leaf-5"].ink;
  }
}
