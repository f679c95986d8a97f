/** A place in the older list and the place in the newer one that says the same. */
export type Match = readonly [before: number, after: number];

/**
 * Which elements of two lists are the same, in order: the longest common row, by the greedy algorithm of E. W. Myers, “An O(ND) Difference Algorithm and Its
 * Variations” (Algorithmica 1, 1986). Where more than `maxEdits` elements differ only what is alike at the beginning and at the end is matched: time and memory stay
 * below the square of that number, whatever is compared.
 */
export function matchSequences(before: readonly (string | number)[], after: readonly (string | number)[], maxEdits: number): readonly Match[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const matches: Match[] = [];
  for (let at = 0; at < head; at += 1) matches.push([at, at]);
  const inner = middleMatches(before.slice(head, before.length - tail), after.slice(head, after.length - tail), maxEdits);
  for (const [a, b] of inner) matches.push([a + head, b + head]);
  for (let left = tail; left > 0; left -= 1) matches.push([before.length - left, after.length - left]);
  return matches;
}

/** The farthest place in `before` reached on each diagonal after 0, 1, 2 … edits; of diagonal `k` in step `d` at `(k + d) / 2`. */
type Trace = Int32Array[];

function middleMatches(before: readonly (string | number)[], after: readonly (string | number)[], maxEdits: number): readonly Match[] {
  if (before.length === 0 || after.length === 0) return [];
  const trace: Trace = [];
  const most = Math.min(maxEdits, before.length + after.length);
  for (let edits = 0; edits <= most; edits += 1) {
    const reached = new Int32Array(edits + 1);
    trace.push(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = beginningOf(trace, edits, diagonal);
      while (x < before.length && x - diagonal < after.length && x - diagonal >= 0 && before[x] === after[x - diagonal]) x += 1;
      reached[(diagonal + edits) / 2] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before.length, after.length);
    }
  }
  return [];
}

const reachedIn = (trace: Trace, edits: number, diagonal: number): number => (Math.abs(diagonal) > edits ? -1 : trace[edits]?.[(diagonal + edits) / 2] ?? -1);

/** Where a step onto this diagonal begins: one element of `after` more (from the diagonal above) or one of `before` (from the one below). */
function beginningOf(trace: Trace, edits: number, diagonal: number): number {
  if (edits === 0) return 0;
  const above = reachedIn(trace, edits - 1, diagonal + 1);
  const below = reachedIn(trace, edits - 1, diagonal - 1);
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function walkBack(trace: Trace, beforeLength: number, afterLength: number): readonly Match[] {
  const matches: Match[] = [];
  let [x, y] = [beforeLength, afterLength];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const diagonal = x - y;
    const begin = beginningOf(trace, edits, diagonal);
    while (x > begin) {
      x -= 1;
      y -= 1;
      matches.push([x, y]);
    }
    if (edits === 0) break;
    const above = reachedIn(trace, edits - 1, diagonal + 1);
    const isFromAbove = diagonal === -edits || (diagonal !== edits && reachedIn(trace, edits - 1, diagonal - 1) < above);
    x = isFromAbove ? begin : begin - 1;
    y = x - (isFromAbove ? diagonal + 1 : diagonal - 1);
  }
  return matches.reverse();
}
