import type { Clock, EpochMs } from "#shared/kernel/index.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { placeBelow, treeOf, type TreeParent, type TreePlace } from "../queries/treeOf.ts";
import type { PointRecord } from "../records.ts";
import { KEY_PREFIX, MOST_SEATS } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { pointRef } from "./recordRefs.ts";

/** What moves more leaves than this makes another picture whatever is remembered. */
const MOST_LEAVES = 500;

/** In the tree it leaves and in the one it goes to. Whoever has been in so many trees that one more would not be read keeps what is written, and stands by its own age. */
const SEATS_OF_ONE_MOVE = 2;

/** `sinceMs` null: from the moment it is written. */
interface Seat { readonly record: PointRecord; readonly place: TreePlace; readonly sinceMs: EpochMs | null }

/**
 * Remembers where the leaves of these branches have their places in the grove, before they are put under another parent: so the places they leave stay free, they come into their
 * new tree as its youngest, and nobody else moves. Within one tree they stay where they are. A seat that is already written stays as it is: who comes back has the old place again.
 */
export function planSeats(view: ForestView, moved: readonly PointRecord[], parent: TreeParent | null): readonly Seat[] {
  const seats: Seat[] = [];
  let leaves = 0;
  for (const root of moved) {
    if (!isLeaf(root)) continue;
    const there = placeBelow(view, parent, root.id);
    for (const record of leavesBelow(view, root)) {
      leaves += 1;
      if (leaves > MOST_LEAVES) return [];
      const before = treeOf(view, record);
      if (before.tree === there.tree && before.branchId === there.branchId) continue;
      seats.push({ record, place: before, sinceMs: record.createdAtMs });
      if (before.tree !== there.tree) seats.push({ record, place: there, sinceMs: null });
    }
  }
  return seats.filter(({ record: { seats: known = [] }, place }) => known.length + SEATS_OF_ONE_MOVE <= MOST_SEATS && !known.some(({ tree }) => tree === place.tree));
}

/** The clock is asked only where something is written: time that passes in a replayed history is part of it. */
export function writeSeats(writer: ForestWriter, seats: readonly Seat[], clock: Clock): void {
  if (seats.length === 0) return;
  const nowMs = clock.now();
  for (const { record, place, sinceMs } of seats) writer.set(pointRef(record), KEY_PREFIX.seat + place.tree, `${sinceMs ?? nowMs} ${place.branchId}`);
}

const isLeaf = ({ kind }: PointRecord): boolean => kind !== "module" && kind !== "wisdom";

/** The point and all below it that stand in the same tree. An explicit stack: a peer may put ten thousand points one below the other. */
function* leavesBelow(view: ForestView, root: PointRecord): Iterable<PointRecord> {
  const waiting = [root];
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    yield record;
    for (const id of view.children(record.id)) {
      const child = view.point(id);
      if (child !== undefined && isLeaf(child)) waiting.push(child);
    }
  }
}
