import type { PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { showDragged } from "../presence/showDragged.ts";
import type { OverlayState } from "../overlay/createOverlay.ts";
import type { GraphDesk } from "./graphDesk.ts";
import type { DropMeaning } from "./lensTypes.ts";

interface Carried {
  readonly ids: readonly PointId[];
  /** Where the first of them is. */
  readonly place: Place;
  readonly drop: DropMeaning | null;
  readonly guides?: OverlayState["guides"];
}

/** What is taken along, by pointer or by keys, and where it would fall; the others of the group see it, too. */
export function showCarried(desk: GraphDesk, id: PointId, { ids, place, drop, guides = [] }: Carried): void {
  const { forest, t } = desk.parts;
  const title = forest.view.point(id)?.title ?? "";
  const text = ids.length > 1 ? t("graph.dragging", { title, count: ids.length }) : title;
  showDragged(desk, ids, place);
  desk.overlay.set({ handle: null, ghost: { rect: { x: place.x - 50, y: place.y - 14, width: 120, height: 32 }, text }, target: drop?.rect ?? null, guides });
}

export function clearCarried(desk: GraphDesk): void {
  desk.parts.forest.group.setPresence({ dragged: [] });
  desk.overlay.set({ ghost: null, target: null, reaching: null, lasso: null, guides: [] });
}
