import type { EndId } from "#shared/kernel/index.ts";

const IDS = /\b(?:pt|ln)_[A-Za-z0-9_-]{1,64}/g;

/** The ids of points and links that stand in a text, each once. */
export function namedEnds(text: string): ReadonlySet<EndId> {
  // SAFETY: the pattern finds nothing else.
  return new Set(text.match(IDS) as EndId[] | null);
}
