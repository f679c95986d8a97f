import { isLinkId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { linksBeside } from "./linksBeside.ts";

/** 争议: two live links that cannot both hold. */
export interface Dispute {
  /** The link that refutes; of two that are marked as opposing, the older one. */
  readonly a: LinkId;
  readonly b: LinkId;
  /** What `a` joins. */
  readonly ends: readonly [EndId, EndId];
  /** Between the same two ends one refutes and the other does not; or somebody has marked them as opposing. */
  readonly why: "refutes" | "opposing";
}

/** Every dispute of the forest, by age. Looks at every link once, and at the links beside those that refute. */
export function disputes(view: ForestView): Dispute[] {
  const sharp: LinkRecord[] = [];
  for (const link of view.links()) if (link.type === "refutes" || link.opposes.length > 0) sharp.push(link);
  return collect(view, sharp);
}

/** The disputes of a point, of the links at a link, or of a link itself. Looks at the links there and beside them. */
export function disputesAt(view: ForestView, end: EndId): Dispute[] {
  const links = view.linksAt(end).map((id) => view.link(id));
  if (isLinkId(end)) links.push(view.link(end));
  return collect(view, links.filter((link) => link !== undefined));
}

interface Pair {
  readonly a: LinkRecord;
  readonly b: LinkRecord;
  readonly why: Dispute["why"];
}

function collect(view: ForestView, links: Iterable<LinkRecord>): Dispute[] {
  const pairs = new Map<string, Pair>();
  for (const link of links) {
    for (const pair of [...refuted(view, link), ...opposed(view, link)]) {
      const key = pair.a.id < pair.b.id ? `${pair.a.id} ${pair.b.id}` : `${pair.b.id} ${pair.a.id}`;
      if (pairs.get(key)?.why !== "refutes") pairs.set(key, pair);
    }
  }
  return [...pairs.values()].sort((one, other) => byAge(one.a, other.a) || byAge(one.b, other.b)).map(({ a, b, why }) => ({ a: a.id, b: b.id, ends: [a.from, a.to], why }));
}

function byAge(a: LinkRecord, b: LinkRecord): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function refuted(view: ForestView, link: LinkRecord): Pair[] {
  const pairs: Pair[] = [];
  for (const other of linksBeside(view, link)) {
    if (link.type === "refutes" && other.type !== "refutes") pairs.push({ a: link, b: other, why: "refutes" });
    if (link.type !== "refutes" && other.type === "refutes") pairs.push({ a: other, b: link, why: "refutes" });
  }
  return pairs;
}

function opposed(view: ForestView, link: LinkRecord): Pair[] {
  const pairs: Pair[] = [];
  for (const id of link.opposes) {
    const other = view.link(id);
    if (other !== undefined) pairs.push(byAge(link, other) < 0 ? { a: link, b: other, why: "opposing" } : { a: other, b: link, why: "opposing" });
  }
  return pairs;
}
