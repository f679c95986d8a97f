import type { PointId } from "#shared/kernel/index.ts";

export const LINK_PATTERNS = ["toOne", "fromOne", "chain", "each"] as const;
export type LinkPattern = (typeof LINK_PATTERNS)[number];

export interface LinkPair {
  readonly from: PointId;
  readonly to: PointId;
}

/** More at once would be a tangle, not an insight. */
export const MOST_PAIRS = 500;

/** How many links a pattern draws between so many points, without making them. */
export function pairCount(pattern: LinkPattern, count: number): number {
  return pattern === "each" ? (count * (count - 1)) / 2 : Math.max(count - 1, 0);
}

/** Which points are joined: all to one, one to all, one after the other, or each with each. In the order given; at most `MOST_PAIRS`. */
export function linkPairs(pattern: LinkPattern, ids: readonly PointId[], centreId: PointId): readonly LinkPair[] {
  const others = ids.filter((id) => id !== centreId);
  switch (pattern) {
    case "toOne":
      return others.slice(0, MOST_PAIRS).map((id) => ({ from: id, to: centreId }));
    case "fromOne":
      return others.slice(0, MOST_PAIRS).map((id) => ({ from: centreId, to: id }));
    case "chain":
      return ids.slice(0, MOST_PAIRS + 1).flatMap((id, index) => {
        const next = ids[index + 1];
        return next === undefined || index >= MOST_PAIRS ? [] : [{ from: id, to: next }];
      });
    case "each":
      return eachWithEach(ids);
  }
}

function eachWithEach(ids: readonly PointId[]): readonly LinkPair[] {
  const pairs: LinkPair[] = [];
  for (const [index, from] of ids.entries()) {
    for (const to of ids.slice(index + 1)) {
      if (pairs.length === MOST_PAIRS) return pairs;
      pairs.push({ from, to });
    }
  }
  return pairs;
}
