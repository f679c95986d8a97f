/** Two nodes that nobody sees; lines hang between them. */
export interface AnchorPair {
  readonly source: string;
  readonly target: string;
}

/** Whenever a line comes or goes cytoscape looks through all lines between the same two nodes: one pair for all would cost the square of their number. */
const PAIRS = 16;

const anchorPair = (number: number): AnchorPair => ({ source: `anchor:source:${number}`, target: `anchor:target:${number}` });

export const ANCHORS: readonly AnchorPair[] = Array.from({ length: PAIRS }, (_, number) => anchorPair(number));

/** The pair that a line hangs between: always the same for one line, and about as many lines for each. */
export function anchorsOf(key: string): AnchorPair {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return anchorPair((hash >>> 0) % PAIRS);
}
