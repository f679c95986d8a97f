import type { ForestWriter } from "../ForestWriter.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { viewSpecInput } from "./commandInput.ts";
import { namedEnds } from "./namedEnds.ts";
import { viewRef } from "./recordRefs.ts";
import { specWithMoved } from "./specWithMoved.ts";
import { isSharedNow, type MovedEnds } from "./writeMovedEnds.ts";

/**
 * Lets saved views and walks, in the trash or not, name what stands in the place of what they named. One that cannot be read stays as it is, and so does the name of
 * something whose sharing was undone: every member reads views.
 */
export function writeMovedNames(writer: ForestWriter, view: ForestView, ends: MovedEnds): void {
  for (const { id, spec } of [...view.views(), ...view.trashedViews()]) {
    const moved = [...namedEnds(spec)].flatMap((end) => {
      const next = ends.get(end);
      return next !== undefined && isSharedNow(writer, next) ? [[end, next] as const] : [];
    });
    if (moved.length === 0 || !isReadable(spec)) continue;
    const next = specWithMoved(spec, new Map(moved));
    if (isReadable(next)) writer.set(viewRef(id), "spec", next);
  }
}

/** JSON text, and not longer than is read again. */
const isReadable = (spec: string): boolean => viewSpecInput.safeParse(spec).success;
