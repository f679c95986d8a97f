import type { StylesheetJson } from "cytoscape";
import { LINK_TYPES } from "#shared/forest/index.ts";
import { LINK_STYLES, type LinkHead } from "#renderer/ui/index.ts";

const ARROWS: Readonly<Record<LinkHead, { readonly shape: string; readonly fill: "filled" | "hollow" }>> = {
  none: { shape: "none", fill: "filled" },
  triangle: { shape: "triangle", fill: "filled" },
  vee: { shape: "vee", fill: "filled" },
  chevrons: { shape: "chevron", fill: "filled" },
  diamond: { shape: "diamond", fill: "hollow" },
  circle: { shape: "circle", fill: "hollow" },
  bar: { shape: "tee", fill: "filled" },
};

/** One rule per link type: told apart by line and head, never by colour. */
export function linkLooks(): StylesheetJson {
  return LINK_TYPES.map((type) => {
    const { dash, from, to } = LINK_STYLES[type];
    const style = {
      "line-style": dash.length > 0 ? "dashed" : "solid",
      ...(dash.length > 0 ? { "line-dash-pattern": dash } : {}),
      "source-arrow-shape": ARROWS[from].shape, "source-arrow-fill": ARROWS[from].fill,
      "target-arrow-shape": ARROWS[to].shape, "target-arrow-fill": ARROWS[to].fill,
    };
    // SAFETY: every value above is one that cytoscape documents; its types want literal unions.
    return { selector: `edge.type-${type}`, style } as unknown as StylesheetJson[number];
  });
}
