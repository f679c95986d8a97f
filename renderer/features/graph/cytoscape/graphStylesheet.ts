import type { StylesheetJson } from "cytoscape";
import type { GraphTheme } from "./graphTheme.ts";
import type { NodePaint } from "./paintedNode.ts";

type Rule = StylesheetJson[number];

export function graphStylesheet(theme: GraphTheme): StylesheetJson {
  return nodeRules(theme);
}

// SAFETY: the published types of cytoscape lag behind its style properties (outline-*, corner-radius, round-segments exist since 3.29).
const rule = (selector: string, style: Record<string, unknown>): Rule => ({ selector, style }) as unknown as Rule;

/** Asked for by a function, a value is compared before it is parsed: of a node whose words have changed only the words are worked out anew. */
const of = (name: keyof NodePaint | "image" | "imageW" | "imageH") => (node: { data(): Record<string, unknown> }): unknown => node.data()[name];

function nodeRules(theme: GraphTheme): Rule[] {
  return [
    rule("node", {
      shape: "round-rectangle", width: of("w"), height: of("h"), "corner-radius": of("radius"),
      "background-color": of("fill"), "background-opacity": of("fillOpacity"),
      "border-color": of("stroke"), "border-width": of("strokeWidth"),
      label: of("label"), color: of("ink"), "font-size": of("size"), "font-weight": of("weight"), "font-family": theme.font,
      "text-valign": "center", "text-margin-x": of("shiftX"), "text-max-width": of("room"), "text-wrap": "ellipsis",
      "z-index": of("z"), "z-index-compare": "manual", events: "no",
      "outline-color": of("halo"), "outline-width": of("haloWidth"), "outline-opacity": of("haloOpacity"), "outline-offset": of("haloOffset"),
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
    rule("node.card, node.glyph", { "background-image": of("image"), "background-image-containment": "over", "background-clip": "none", "bounds-expansion": 14 }),
    rule("node.card", { "background-width": of("imageW"), "background-height": of("imageH"), "background-position-x": 0, "background-position-y": 0, "background-offset-y": -10 }),
    rule("node.glyph", { "background-width": "100%", "background-height": "100%" }),
    rule("node.faint", { opacity: 0.3 }),
  ];
}
