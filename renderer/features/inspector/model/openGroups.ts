import type { LinkGroup } from "./groupLinks.ts";

/** So many links are shown at once before the rest is folded away. */
const LINES_IN_SIGHT = 6;

export const groupKey = ({ type, direction }: LinkGroup): string => `${type}-${direction}`;

/** Which groups stand open at first: the first, and those after it as long as they fit together. Few links need no folding at all. */
export function openGroups(groups: readonly LinkGroup[]): ReadonlySet<string> {
  const open = new Set<string>();
  let lines = 0;
  for (const group of groups) {
    lines += group.links.length;
    if (open.size > 0 && lines > LINES_IN_SIGHT) break;
    open.add(groupKey(group));
  }
  return open;
}
