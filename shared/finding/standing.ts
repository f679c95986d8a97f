import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView, LinkRecord, PointKind } from "#shared/forest/index.ts";

/** What holds others together or belongs to one: it is not alone for want of a link. */
const NEVER_ISOLATED: ReadonlySet<PointKind> = new Set(["wisdom", "module", "case"]);

/** Whether no link reaches a point that could have one. */
export function isIsolated(view: ForestView, id: PointId): boolean {
  const kind = view.point(id)?.kind;
  return kind !== undefined && !NEVER_ISOLATED.has(kind) && view.linkCountAt(id) === 0;
}

/** Whether a case stands by a point: below it, or joined to it by an illustrating link. */
export function hasCase(view: ForestView, id: PointId): boolean {
  return view.children(id).some((child) => isCase(view, child)) || view.linksAt(id).some((linkId) => {
    const link = view.link(linkId);
    return link !== undefined && illustrates(view, link, id);
  });
}

function illustrates(view: ForestView, link: LinkRecord, id: PointId): boolean {
  const other = link.from === id ? link.to : link.from;
  return link.type === "illustrates" && isPointId(other) && isCase(view, other);
}

function isCase(view: ForestView, id: PointId): boolean {
  return view.point(id)?.kind === "case";
}
