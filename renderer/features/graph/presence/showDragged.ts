import type { PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { GraphDesk } from "../model/graphDesk.ts";

/** What presence carries at most. */
const MOST_SHOWN = 20;

/** Lets the others of the group see where this person drags something to. Nothing of what is private, and nothing by somebody who may only look. */
export function showDragged({ parts: { forest }, stage }: Pick<GraphDesk, "parts" | "stage">, ids: readonly PointId[], place: Place): void {
  const { pinning } = stage.picture;
  if (pinning === undefined || forest.group.state.get() === null || forest.mayWrite.get() !== "all") return;
  const pins = pinning.pinsAt(place, ids).filter(({ id }) => forest.view.point(id)?.doc === "forest").slice(0, MOST_SHOWN);
  forest.group.setPresence({ dragged: pins.map(({ id, pos: [x, y] }) => ({ pointId: id, x, y })) });
}
