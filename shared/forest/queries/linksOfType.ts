import type { LinkId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { LinkType } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The live links of one type, oldest first. Looks at every link of the forest once. */
export function linksOfType(view: ForestView, type: LinkType): LinkId[] {
  const found: LinkRecord[] = [];
  for (const link of view.links()) if (link.type === type) found.push(link);
  return found.sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1)).map((link) => link.id);
}
