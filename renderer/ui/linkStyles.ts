export type LinkStyleName = "supports" | "premise" | "applies" | "illustrates" | "resembles" | "contrasts" | "interacts" | "causes" | "refutes" | "free";
export type LinkHead = "none" | "triangle" | "vee" | "chevrons" | "diamond" | "circle" | "bar";

export interface LinkStyle {
  /** Lengths of dashes and gaps in px; empty = an unbroken line. */
  readonly dash: readonly number[];
  readonly from: LinkHead;
  readonly to: LinkHead;
}

/** The one table of how links look, for canvas, legend and lists: no two share line and heads, so none needs its colour to be told from another. */
export const LINK_STYLES: Readonly<Record<LinkStyleName, LinkStyle>> = {
  supports: { dash: [], from: "none", to: "triangle" },
  premise: { dash: [], from: "none", to: "diamond" },
  applies: { dash: [9, 4], from: "none", to: "triangle" },
  illustrates: { dash: [2, 4], from: "none", to: "circle" },
  resembles: { dash: [5, 4], from: "circle", to: "circle" },
  contrasts: { dash: [4, 4], from: "bar", to: "bar" },
  interacts: { dash: [], from: "vee", to: "vee" },
  causes: { dash: [], from: "none", to: "chevrons" },
  refutes: { dash: [], from: "triangle", to: "bar" },
  free: { dash: [], from: "none", to: "vee" },
};
