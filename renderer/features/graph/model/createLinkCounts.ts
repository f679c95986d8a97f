import { disputes, LINK_TYPES, type ForestView, type LinkType } from "#shared/forest/index.ts";
import type { Readable } from "#renderer/runtime/index.ts";

/** Type → how many live links; a type that does not occur is not in it. */
export type LinkCounts = Readonly<Partial<Record<LinkType | "disputes", number>>>;

/** How many links there are of each type, and how many disputes. Counted anew only when a link was touched: writing titles costs nothing. */
export function createLinkCounts(view: ForestView): Readable<LinkCounts> {
  const listeners = new Set<() => void>();
  let counts: LinkCounts = {};
  /** The version for which the counts are known to be right; null: a link was touched since. */
  let rightAt: number | null = null;
  let stop: (() => void) | null = null;
  const follow = (): (() => void) => {
    // Nobody noted what was touched while nobody listened.
    if (rightAt !== view.version) rightAt = null;
    return view.onChange(({ links }) => {
      if (links.size === 0 && rightAt !== null) {
        rightAt = view.version;
        return;
      }
      rightAt = null;
      for (const listener of [...listeners]) listener();
    });
  };
  return {
    get: () => {
      if (rightAt === view.version) return counts;
      rightAt = view.version;
      const next = countLinks(view);
      if (!isSame(counts, next)) counts = next;
      return counts;
    },
    onChange: (listener) => {
      listeners.add(listener);
      stop ??= follow();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

function countLinks(view: ForestView): LinkCounts {
  const counts: Partial<Record<LinkType | "disputes", number>> = {};
  for (const link of view.links()) counts[link.type] = (counts[link.type] ?? 0) + 1;
  return { ...counts, disputes: disputes(view).length };
}

const isSame = (a: LinkCounts, b: LinkCounts): boolean => a.disputes === b.disputes && LINK_TYPES.every((type) => a[type] === b[type]);
