import type { RawRecord } from "../rawRecords.ts";

type Points = ReadonlyMap<string, RawRecord>;

interface Homecoming {
  readonly now: Points;
  readonly past: Points;
  /** Those that go back to what they were. */
  readonly restored: ReadonlySet<string>;
  /** Whether a point will be no parent to anybody, because it will not be present. */
  endsAbsent(id: string): boolean;
}

/**
 * Which of the points that go back to their old parents must not, because other points are where they are now and the two together would
 * make a loop. A loop that was there then, whole, is no reason: it is brought back as it was.
 */
export function keptParents({ now, past, restored, endsAbsent }: Homecoming): ReadonlySet<string> {
  const kept = new Set<string>();
  const isBack = (id: string): boolean => restored.has(id) && !kept.has(id);
  const parentOf = (id: string): string | null => {
    const parent = (isBack(id) ? past : now).get(id)?.fields["parent"];
    return typeof parent === "string" && !endsAbsent(parent) ? parent : null;
  };
  const wasMoved = (id: string): boolean => past.get(id)?.fields["parent"] !== now.get(id)?.fields["parent"];
  const moved = [...restored].filter(wasMoved);
  // Keeping one where it is may close another loop, so this goes on until nothing is found. Each round keeps at least one more.
  for (let found = true; found; ) {
    found = false;
    for (const id of moved) {
      if (!isBack(id) || !isInMixedLoop(id, parentOf, isBack)) continue;
      kept.add(id);
      found = true;
    }
  }
  return kept;
}

/** Whether the way up from a point comes back to it past one that was not brought back. */
function isInMixedLoop(id: string, parentOf: (id: string) => string | null, isBack: (id: string) => boolean): boolean {
  const seen = new Set<string>();
  let isMixed = false;
  for (let at = parentOf(id); at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === id) return isMixed;
    seen.add(at);
    if (!isBack(at)) isMixed = true;
  }
  return false;
}
