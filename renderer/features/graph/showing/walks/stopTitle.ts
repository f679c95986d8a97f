import { endTitle, type ForestView } from "#shared/forest/index.ts";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { WalkStop } from "./walkSpec.ts";

const MOST_TITLES = 3;

/** What of a stop is still there. */
export function presentEnds(view: ForestView, { ids }: WalkStop): readonly EndId[] {
  return ids.filter((id) => (isPointId(id) ? view.point(id) : view.link(id)) !== undefined);
}

/** How a stop is called: the titles of what is looked at, the first three; "" when nothing of it is there any more. */
export function stopTitle(view: ForestView, stop: WalkStop): string {
  const titles = presentEnds(view, stop).map((id) => endTitle(view, id) ?? "");
  return titles.length <= MOST_TITLES ? titles.join(" · ") : `${titles.slice(0, MOST_TITLES).join(" · ")} …`;
}
