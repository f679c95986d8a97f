import type { PointId } from "#shared/kernel/index.ts";
import { GROVE, type GroveLayout } from "#shared/grove/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { Pinned } from "#renderer/features/graph/model/lensTypes.ts";
import { leafAt } from "./groveDraft.ts";

/**
 * Where these would be pinned were they let go here: the first one stands at this place, the others as before around it. What has no place of its own in the grove is left out.
 * A leaf counts from its tree, so that it means the same on another machine, where the trees may stand elsewhere.
 */
export function pinsAround(layout: GroveLayout, place: Place, dragged: readonly PointId[]): Pinned[] {
  const stands = dragged.flatMap((id) => standOf(layout, id) ?? []);
  const [first] = stands;
  if (first === undefined) return [];
  const shift = { x: place.x - first.at.x, y: place.y - first.at.y };
  return stands.map(({ id, pin }) => ({ id, pos: [whole(pin.x + shift.x), whole(pin.y + shift.y)] as const }));
}

/** Where a point would be seen were it pinned so; undefined when it does not stand in this grove. */
export function placeOfPin(layout: GroveLayout, { id, pos: [x, y] }: Pinned): Place | undefined {
  const stand = standOf(layout, id);
  return stand === undefined ? undefined : { x: stand.at.x + x - stand.pin.x, y: stand.at.y + y - stand.pin.y };
}

/** Where a leaf has its dot, and a tree its middle; undefined when it does not stand in this grove. */
export const standsAt = (layout: GroveLayout, id: PointId): Place | undefined => standOf(layout, id)?.at;

/** `at`: where it is seen, `pin`: how that is written down. */
function standOf(layout: GroveLayout, id: PointId): { readonly id: PointId; readonly at: Place; readonly pin: Place } | undefined {
  const leaf = leafAt(layout, id);
  if (leaf !== undefined) return { id, at: leaf.dot, pin: { x: leaf.dot.x - leaf.tree.centre.x, y: leaf.dot.y - leaf.tree.centre.y + GROVE.dotRise } };
  const tree = layout.trees[layout.treeOf.get(id) ?? -1];
  // A shrub goes by the name of its wisdom, whose pin would mean nothing.
  return tree?.kind === "module" ? { id, at: tree.centre, pin: tree.centre } : undefined;
}

/** A tenth of a px is exact enough to be written down. */
const whole = (value: number): number => Math.round(value * 10) / 10;
