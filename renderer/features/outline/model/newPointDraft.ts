import type { PointId } from "#shared/kernel/index.ts";
import { startsPrivate, type ForestView, type PointKind } from "#shared/forest/index.ts";
import type { OutlineDraft } from "./outlineSession.ts";

/** What most often grows under a point of this kind. */
const CHILD_KIND: Readonly<Record<PointKind, PointKind>> = {
  wisdom: "module", module: "point", point: "point", case: "point", lesson: "point", assignment: "point", card: "point", question: "point",
};

/** A new last child; under `null` a new tree. */
export function childDraft(view: ForestView, parentId: PointId | null, kind?: PointKind): OutlineDraft {
  const parent = parentId === null ? undefined : view.point(parentId);
  const childKind = kind ?? (parent === undefined ? "point" : CHILD_KIND[parent.kind]);
  return { parentId: parent?.id ?? null, afterId: undefined, kind: childKind, isPrivate: startsPrivate(view, childKind, [parentId]), layer: null };
}

/** A new sibling right after a point, of the same kind, and as private as that one. */
export function siblingDraft(view: ForestView, id: PointId): OutlineDraft {
  const point = view.point(id);
  if (point === undefined) return childDraft(view, null);
  return { parentId: point.parentId, afterId: id, kind: point.kind, isPrivate: startsPrivate(view, point.kind, [id]), layer: point.layer };
}

/**
 * The same row where it can still stand: what it stood after or under may have gone or moved meanwhile (a mirror gives back a removal, another device moves a
 * branch), and what somebody is writing must not go with it.
 */
export function livingDraft(view: ForestView, draft: OutlineDraft): OutlineDraft {
  if (draft.parentId !== null && view.point(draft.parentId) === undefined) return { ...draft, parentId: null, afterId: undefined };
  if (draft.afterId === undefined || draft.afterId === null || view.point(draft.afterId)?.parentId === draft.parentId) return draft;
  return { ...draft, afterId: undefined };
}

/** What stays with a row that moves between levels: a case stays a case, what began in private stays private, and what it illustrates stays the same. */
function carried(from: OutlineDraft, to: OutlineDraft): OutlineDraft {
  return { ...to, kind: from.kind === "case" ? from.kind : to.kind, isPrivate: from.isPrivate || to.isPrivate, ...(from.illustrates === undefined ? {} : { illustrates: from.illustrates }), ...(from.once === undefined ? {} : { once: from.once }) };
}

/** The same row one level deeper: a last child of the point above it. Null when none stands above it on its level. */
export function indentedDraft(view: ForestView, draft: OutlineDraft): OutlineDraft | null {
  const above = draft.afterId === undefined ? view.children(draft.parentId).at(-1) : draft.afterId;
  return above === undefined || above === null || view.point(above) === undefined ? null : carried(draft, childDraft(view, above));
}

/** The same row one level out: right after the point it stood under. Null at the top level. */
export function outdentedDraft(view: ForestView, draft: OutlineDraft): OutlineDraft | null {
  return draft.parentId === null ? null : carried(draft, siblingDraft(view, draft.parentId));
}
