import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import { readSavedView } from "./savedViewSpec.ts";

/**
 * Those of the tags that no other member can know of: no shared point carries them, not even one in the trash, and no saved view names them. A word that goes into a saved view
 * is read by everyone, so a person is asked before one of these does.
 */
export function privateTags(view: ForestView, tags: readonly string[]): readonly string[] {
  const unknown = new Set(tags);
  const leave = (known: readonly string[]): void => { for (const tag of known) unknown.delete(tag); };
  for (const known of sharedTags(view)) {
    if (unknown.size === 0) break;
    leave(known);
  }
  return tags.filter((tag) => unknown.has(tag));
}

/** The cheap and likely places first. */
function* sharedTags(view: ForestView): Generator<readonly string[]> {
  for (const point of view.points()) if (isShared(point)) yield point.tags;
  for (const point of view.trashedPoints()) if (isShared(point)) yield point.tags;
  for (const { kind, spec } of view.views()) if (kind === "view") yield readSavedView(spec)?.filter.tags ?? [];
}

const isShared = ({ doc }: PointRecord): boolean => doc === "forest";
