import { LIMITS, type RawRecord } from "#shared/forest/index.ts";

/** How deep a link on a link on a link is spelled out. */
const DEEPEST = 3;

/**
 * Names the ends of links by the titles in one state: a point by its title, a link by its two ends, "A → B". `read` answers from that state,
 * e.g. a replay's `readRecord`. What is unknown has an empty name.
 */
export function endTitles(read: (root: "points" | "links", id: string) => RawRecord | null): (endId: string) => string {
  const nameOf = (endId: string, depth: number): string => {
    const point = read("points", endId);
    if (point !== null) return textOf(point, "title");
    const link = read("links", endId);
    if (link === null) return "";
    return depth === 0 ? "…" : `${nameOf(textOf(link, "from"), depth - 1)} → ${nameOf(textOf(link, "to"), depth - 1)}`;
  };
  return (endId) => nameOf(endId, DEEPEST);
}

function textOf(record: RawRecord, key: string): string {
  const value = record.fields[key];
  // Raw records are as long as a peer wrote them; ids and titles are not.
  return typeof value === "string" ? value.slice(0, LIMITS.title) : "";
}
