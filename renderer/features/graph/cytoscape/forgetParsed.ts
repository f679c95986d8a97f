import type { Core } from "cytoscape";

/** So many elements have had their style worked out since values were forgotten. */
const MOST_ELEMENTS = 2_000;

interface ParsedValues {
  propCache?: unknown[];
}

/**
 * cytoscape keeps every value it has ever parsed, under a hash of 32 bits. Sizes and words are other ones after each pan and each change: in a long day the list would grow
 * without end, and two values of one hash would meet, so that a box had the words of another one. Returns what is to be told how many elements were dressed.
 */
export function createParsedLimit(cy: Core): (count: number) => void {
  let dressed = 0;
  return (count) => {
    dressed += count;
    if (dressed < MOST_ELEMENTS) return;
    dressed = 0;
    // SAFETY: not part of the published types; a style without the list has nothing to forget.
    const style = cy.style() as unknown as ParsedValues;
    if (Array.isArray(style.propCache)) style.propCache = [];
  };
}
