import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView, PointKind } from "#shared/forest/index.ts";
import type { OutlineDraft } from "./outlineSession.ts";

/** What most often grows under a point of this kind. */
const CHILD_KIND: Readonly<Record<PointKind, PointKind>> = {
  wisdom: "module", module: "point", point: "point", case: "point", lesson: "point", assignment: "point", card: "point", question: "point",
};

const isPrivatePoint = (view: ForestView, id: PointId | null): boolean => id !== null && view.point(id)?.doc === "personal";

/** A new last child; under `null` a new tree. What grows under a private point is private, or it could not stand there. */
export function childDraft(view: ForestView, parentId: PointId | null, kind?: PointKind): OutlineDraft {
  const parent = parentId === null ? undefined : view.point(parentId);
  const childKind = kind ?? (parent === undefined ? "point" : CHILD_KIND[parent.kind]);
  return { parentId: parent?.id ?? null, afterId: undefined, kind: childKind, isPrivate: childKind === "case" || isPrivatePoint(view, parent?.id ?? null), layer: null };
}

/** A new sibling right after a point, of the same kind. */
export function siblingDraft(view: ForestView, id: PointId): OutlineDraft {
  const point = view.point(id);
  if (point === undefined) return childDraft(view, null);
  return { parentId: point.parentId, afterId: id, kind: point.kind, isPrivate: point.kind === "case" || isPrivatePoint(view, point.parentId), layer: point.layer };
}
