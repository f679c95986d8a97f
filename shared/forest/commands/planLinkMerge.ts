import { isLinkId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import type { MovedEnds } from "./writeMovedEnds.ts";

/** What becomes of the links when some points become one. */
export interface LinkMerge {
  /** Points and links that are replaced → what stands in their place. */
  readonly ends: MovedEnds;
  /** Links that get another end. */
  readonly moved: readonly LinkRecord[];
  /** Links that would say exactly what another one says → that one. */
  readonly joined: ReadonlyMap<LinkRecord, LinkRecord>;
  /** Links that would lead back to where they start. What stood on one stands on that place now. */
  readonly folded: readonly LinkRecord[];
}

/** Works out what follows when `keepId` stands in the place of `ids`. Reads only links at them and links on those. */
export function planLinkMerge(view: ForestView, keepId: PointId, ids: readonly PointId[]): LinkMerge {
  return new LinkMerger(view, keepId, ids).run();
}

class LinkMerger {
  readonly #view: ForestView;
  readonly #ends = new Map<EndId, EndId>();
  readonly #moved: LinkRecord[] = [];
  readonly #joined = new Map<LinkRecord, LinkRecord>();
  readonly #folded: LinkRecord[] = [];
  readonly #indexed = new Set<EndId>();
  /** What links say → the one that stays. */
  readonly #saying = new Map<string, LinkRecord>();

  constructor(view: ForestView, keepId: PointId, ids: readonly PointId[]) {
    this.#view = view;
    for (const id of ids) this.#ends.set(id, keepId);
  }

  run(): LinkMerge {
    for (const link of this.#groundUp()) this.#settle(link);
    return { ends: this.#ends, moved: this.#moved, joined: this.#joined, folded: this.#folded };
  }

  /** All links that may be touched, each after those it stands on. */
  #groundUp(): LinkRecord[] {
    const reached = new Map<LinkId, LinkRecord>();
    const reach = (end: EndId): void => {
      for (const id of this.#view.linksAt(end)) {
        const link = this.#view.link(id);
        if (link !== undefined) reached.set(id, link);
      }
    };
    for (const id of this.#ends.keys()) reach(id);
    // A Map visits what is added while it is walked.
    for (const id of reached.keys()) reach(id);
    const waiting = new Map<LinkId, number>();
    const ready: LinkRecord[] = [];
    for (const link of reached.values()) {
      const below = [link.from, link.to].filter((end) => isLinkId(end) && reached.has(end)).length;
      if (below === 0) ready.push(link);
      else waiting.set(link.id, below);
    }
    for (const link of ready) {
      for (const id of this.#view.linksAt(link.id)) {
        const left = (waiting.get(id) ?? 0) - 1;
        waiting.set(id, left);
        const above = reached.get(id);
        if (left === 0 && above !== undefined) ready.push(above);
      }
    }
    return ready;
  }

  #settle(link: LinkRecord): void {
    const from = this.#ends.get(link.from) ?? link.from;
    const to = this.#ends.get(link.to) ?? link.to;
    if (from === link.from && to === link.to) return;
    if (from === to) {
      this.#folded.push(link);
      this.#ends.set(link.id, from);
      return;
    }
    this.#index(from, to);
    const saying = sayingOf(link, from, to);
    const same = this.#saying.get(saying);
    if (same === undefined) {
      this.#moved.push(link);
      this.#saying.set(saying, link);
    } else {
      this.#joined.set(link, same);
      this.#ends.set(link.id, same.id);
    }
  }

  /** Takes in what the links between two ends say already; those at the end with fewer of them are enough. */
  #index(from: EndId, to: EndId): void {
    if (this.#indexed.has(from) || this.#indexed.has(to)) return;
    const end = this.#view.linksAt(from).length <= this.#view.linksAt(to).length ? from : to;
    this.#indexed.add(end);
    for (const id of this.#view.linksAt(end)) {
      const link = this.#view.link(id);
      const saying = link === undefined ? "" : sayingOf(link, link.from, link.to);
      if (link !== undefined && !this.#saying.has(saying)) this.#saying.set(saying, link);
    }
  }
}

/** A private link and a shared one never say the same: one of them would be gone for others, or known to them. */
function sayingOf(link: LinkRecord, from: EndId, to: EndId): string {
  return `${link.doc} ${from} ${to} ${link.type} ${link.phrase}`;
}
