/** One point of an outline that somebody has pasted or is about to copy. */
export interface OutlineNode {
  /** One line, never empty. */
  readonly title: string;
  /** Lines joined by \n; "" for none. */
  readonly summary: string;
  readonly children: readonly OutlineNode[];
}

/** Something a person should know before planting: `cutTitle` the end of a long title stands in the summary, `tooDeep` stands less deep than it was written, `checkbox` its mark was left out. */
export interface OutlineNote {
  readonly code: "cutTitle" | "tooDeep" | "checkbox";
  /** Line of the pasted text, from 1. */
  readonly line: number;
}

export interface OutlineText {
  readonly nodes: readonly OutlineNode[];
  /** Of all nodes on all levels. */
  readonly count: number;
  readonly levels: number;
  readonly notes: readonly OutlineNote[];
}

export type OutlineTextError =
  /** More than `OUTLINE_LIMITS.bytes`. */
  | { readonly code: "too-large" }
  /** `count` nodes are more than `OUTLINE_LIMITS.nodes`. */
  | { readonly code: "too-many"; readonly count: number }
  /** What belongs to the node of this line is more than a summary may hold. */
  | { readonly code: "too-long"; readonly line: number }
  /** Nothing but blanks. */
  | { readonly code: "nothing-to-plant" };

/** How much text is read at once, in bytes of UTF-8, nodes and levels. What `plantOutline` takes. */
export const OUTLINE_LIMITS = { bytes: 200_000, nodes: 2_000, levels: 40 } as const;
