import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { DressInput } from "../model/lensTypes.ts";

/** What a selection brings out of a picture. */
export interface AroundSelection {
  readonly picked: ReadonlySet<EndId>;
  /** Ends of links of the selection. */
  readonly near: ReadonlySet<EndId>;
  readonly selectedLinks: ReadonlySet<LinkId>;
  /** Points that are drawn in detail: what is mounted, the selection and its neighbours. */
  readonly shown: ReadonlySet<PointId>;
}

/** Neighbours that are brought out with the selection. */
const MAX_NEIGHBOURS_SHOWN = 40;

export function aroundSelection({ view, selection, mounted }: Pick<DressInput, "view" | "selection" | "mounted">): AroundSelection {
  const picked = new Set<EndId>(selection);
  const selectedLinks = new Set<LinkId>(selection.flatMap((id) => (isPointId(id) ? [...view.linksAt(id)] : [id, ...view.linksAt(id)])));
  const near = new Set<EndId>();
  for (const linkId of selectedLinks) {
    const link = view.link(linkId);
    for (const end of link === undefined ? [] : [link.from, link.to]) if (!picked.has(end)) near.add(end);
  }
  const brought = [...near].filter(isPointId).slice(0, MAX_NEIGHBOURS_SHOWN);
  return { picked, near, selectedLinks, shown: new Set([...mounted, ...selection.filter(isPointId), ...brought]) };
}
