import type { EndId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The other ends of the live links at a point or link, each once, oldest link first. */
export function neighboursOf(view: ForestView, id: EndId): EndId[] {
  const found = new Set<EndId>();
  for (const linkId of view.linksAt(id)) {
    const link = view.link(linkId);
    if (link !== undefined) found.add(link.from === id ? link.to : link.from);
  }
  return [...found];
}
