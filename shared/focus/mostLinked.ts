import type { ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

/** The point most links meet in: a good place to begin looking. Null in an empty forest; reads every point once. */
export function mostLinked(view: Pick<ForestView, "points" | "linkCountAt">): PointId | null {
  let best: { readonly id: PointId; readonly links: number } | null = null;
  for (const { id } of view.points()) {
    const links = view.linkCountAt(id);
    if (best === null || links > best.links || (links === best.links && id < best.id)) best = { id, links };
  }
  return best?.id ?? null;
}
