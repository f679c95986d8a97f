import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Other live links between the same two ends, in either direction, oldest first. Read from the end that has fewer. */
export function linksBeside(view: ForestView, link: LinkRecord): LinkRecord[] {
  const [atFrom, atTo] = [view.linksAt(link.from), view.linksAt(link.to)];
  const beside: LinkRecord[] = [];
  for (const id of atFrom.length <= atTo.length ? atFrom : atTo) {
    const other = id === link.id ? undefined : view.link(id);
    if (other !== undefined && ((other.from === link.from && other.to === link.to) || (other.from === link.to && other.to === link.from))) beside.push(other);
  }
  return beside;
}
