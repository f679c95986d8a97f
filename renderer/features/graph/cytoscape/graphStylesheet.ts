import type { StylesheetJson } from "cytoscape";
import { linkLooks } from "./linkLooks.ts";
import type { GraphTheme } from "./graphTheme.ts";
import { mixColors } from "./mixColors.ts";

type Rule = StylesheetJson[number];

export function graphStylesheet(theme: GraphTheme): StylesheetJson {
  return [...nodeRules(theme), ...edgeRules(theme)];
}

// SAFETY: the published types of cytoscape lag behind its style properties (outline-*, corner-radius, round-segments exist since 3.29).
const rule = (selector: string, style: Record<string, unknown>): Rule => ({ selector, style }) as unknown as Rule;

function nodeRules(theme: GraphTheme): Rule[] {
  return [
    rule("node", {
      shape: "round-rectangle", width: "data(w)", height: "data(h)", "corner-radius": "data(radius)",
      "background-color": "data(fill)", "background-opacity": "data(fillOpacity)",
      "border-color": "data(stroke)", "border-width": "data(strokeWidth)",
      label: "data(label)", color: "data(ink)", "font-size": "data(size)", "font-weight": "data(weight)", "font-family": theme.font,
      "text-valign": "center", "text-margin-x": "data(shiftX)", "text-max-width": "data(room)", "text-wrap": "ellipsis",
      "z-index": "data(z)", "z-index-compare": "manual", events: "no",
      "outline-color": "data(halo)", "outline-width": "data(haloWidth)", "outline-opacity": "data(haloOpacity)", "outline-offset": "data(haloOffset)",
      "overlay-opacity": 0,
    }),
    rule("node.mid, node.upright, node.turned, node.lines", { "text-halign": "center" }),
    rule("node.start", { "text-halign": "right" }),
    rule("node.end", { "text-halign": "left" }),
    rule("node.upright, node.lines", { "text-wrap": "wrap", "line-height": 1.25 }),
    // Broken into lines by us: cytoscape either wraps or shortens.
    rule("node.card", { "text-wrap": "wrap", "line-height": 1.25, "text-justification": "left" }),
    rule("node.turned", { "text-rotation": -Math.PI / 2, "text-wrap": "none" }),
    rule("node.dashed", { "border-style": "dashed" }),
    rule("node.card, node.glyph", { "background-image": "data(image)", "background-image-containment": "over", "background-clip": "none", "bounds-expansion": 14 }),
    rule("node.card", { "background-width": "data(imageW)", "background-height": "data(imageH)", "background-position-x": 0, "background-position-y": 0, "background-offset-y": -10 }),
    rule("node.glyph", { "background-width": "100%", "background-height": "100%" }),
    rule("node.faint", { opacity: 0.3 }),
    // Not drawn at all; a line needs of its ends only that they take up space.
    rule("node.anchor", { width: 1, height: 1, "background-opacity": 0, "border-width": 0, label: "", visibility: "hidden" }),
  ];
}

function edgeRules(theme: GraphTheme): Rule[] {
  const text = (name: string) => (edge: { data(key: string): unknown }): unknown => edge.data(name);
  const tone = (color: string): Record<string, unknown> => ({ "line-color": color, "source-arrow-color": color, "target-arrow-color": color });
  return [
    rule("edge", {
      "curve-style": "straight", width: 1.3, "source-endpoint": text("source_at"), "target-endpoint": text("target_at"), "arrow-scale": 0.62,
      "z-index": 5, "z-index-compare": "manual", events: "no", "overlay-opacity": 0, "edge-distances": "endpoints", ...tone(theme.line),
    }),
    rule("edge.bent", { "curve-style": "round-segments", "segment-distances": text("distances"), "segment-weights": text("weights"), "segment-radii": 8, "radius-type": "arc-radius" }),
    ...linkLooks(),
    rule("edge.suggested", tone(mixColors(theme.line, theme.band, 0.35))),
    rule("edge.type-refutes", tone(theme.danger)),
    rule("edge.dimmed", tone(mixColors(theme.line, theme.band, 0.5))),
    rule("edge.dimmed.type-refutes", tone(mixColors(theme.danger, theme.band, 0.6))),
    rule("edge.near, edge.picked", { width: 1.8, "z-index": 6, "arrow-scale": 0.72, ...tone(theme.accent) }),
    rule("edge.near.suggested", tone(mixColors(theme.accent, theme.band, 0.3))),
    rule("edge.near.type-refutes, edge.picked.type-refutes", tone(theme.danger)),
    rule("edge.picked", { width: 2.8 }),
    rule("edge.danger", tone(theme.danger)),
  ];
}
