import { err, ok, type EndId, type PointId, type Result } from "#shared/kernel/index.ts";
import { addPoint, movePoints, removePoints, renamePoint, selectedBranches, type PointKind } from "#shared/forest/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { outlineSessionOf, type OutlineDraft } from "./outlineSession.ts";
import { shownSiblings } from "./outlineSections.ts";
import type { MovePlace } from "./planMove.ts";

/** Moves points and says so; a refusal is shown as a toast because no field belongs to it. */
export function moveTo(forest: OpenForest, shell: ShellPort, ids: readonly PointId[], place: MovePlace): boolean {
  const moved = forest.run(movePoints, { ids: [...ids], parentId: place.parentId, ...(place.afterId === undefined ? {} : { afterId: place.afterId }) });
  if (!moved.ok) {
    // i18n-keys: point.error.*
    shell.toast({ tone: "warn", key: `point.error.${moved.error.code}` });
    return false;
  }
  if (place.parentId !== null) outlineSessionOf(forest).setExpanded(place.parentId, true);
  const title = place.parentId === null ? undefined : forest.view.point(place.parentId)?.title;
  if (title === undefined) shell.announce("outline.said.movedToTop", { count: ids.length });
  else shell.announce("outline.said.moved", { count: ids.length, title });
  return true;
}

/** The point that takes over the selection when these go: the next sibling, else the one before, else the parent. */
function heirOf(forest: OpenForest, ids: readonly PointId[]): PointId | null {
  const last = ids.at(-1);
  if (last === undefined) return null;
  const siblings = shownSiblings(forest.view, last);
  const index = siblings.indexOf(last);
  const free = (id: PointId): boolean => !ids.includes(id);
  return siblings.slice(index + 1).find(free) ?? siblings.slice(0, index).reverse().find(free) ?? forest.view.point(last)?.parentId ?? null;
}

const KEEPS_CHILDREN: readonly PointKind[] = ["wisdom", "module"];

/**
 * Puts the selected points in the trash. A point takes its branch along; a wisdom or a module leaves its children standing,
 * because losing a frame should not look like losing what was put into it.
 */
export function removeSelected(forest: OpenForest, shell: ShellPort, selection: readonly EndId[]): void {
  const ids = selectedBranches(forest.view, selection);
  const first = ids[0] === undefined ? undefined : forest.view.point(ids[0]);
  if (first === undefined) return;
  const branch = !ids.some((id) => KEEPS_CHILDREN.includes(forest.view.point(id)?.kind ?? "point"));
  const heir = heirOf(forest, ids);
  const removed = forest.run(removePoints, { ids: [...ids], branch });
  if (!removed.ok) {
    // i18n-keys: point.error.*
    shell.toast({ tone: "warn", key: `point.error.${removed.error.code}` });
    return;
  }
  if (heir !== null && forest.view.point(heir) !== undefined) forest.selection.select([heir]);
  else forest.selection.clear();
  const count = removed.value.removed.length;
  if (count === 1) shell.toast({ tone: "info", key: "outline.toast.removedOne", values: { title: first.title }, actionId: "edit.undo" });
  else shell.toast({ tone: "info", key: "outline.toast.removedMany", values: { count, title: first.title }, actionId: "edit.undo" });
}

/** Adds what the draft row held. The code of a refusal is shown beside its field. */
export function commitDraft(forest: OpenForest, draft: OutlineDraft, title: string): Result<PointId, { readonly code: string }> {
  const added = forest.run(addPoint, {
    title,
    parentId: draft.parentId,
    kind: draft.kind,
    isPrivate: draft.isPrivate,
    ...(draft.afterId === undefined ? {} : { afterId: draft.afterId }),
    ...(draft.layer === null ? {} : { layer: draft.layer }),
    ...(draft.illustrates === undefined ? {} : { illustrates: draft.illustrates }),
  });
  if (!added.ok) return err({ code: added.error.code });
  forest.selection.select([added.value]);
  return ok(added.value);
}

/** Retitles a point. Returns the code of a refusal; an unchanged title is no change at all. */
export function commitTitle(forest: OpenForest, id: PointId, title: string): string | null {
  if (forest.view.point(id)?.title === title.trim()) return null;
  const renamed = forest.run(renamePoint, { id, title });
  return renamed.ok ? null : renamed.error.code;
}
