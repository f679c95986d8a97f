import { isPointId, type Clock, type EpochMs, type PointId } from "#shared/kernel/index.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { ownerOfTree, treeOf, type TreeParent, type TreePlace, type TreeSource } from "../queries/treeOf.ts";
import type { PointRecord } from "../records.ts";
import { KEY_PREFIX, MOST_SEATS } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { pointRef } from "./recordRefs.ts";

/** What moves more leaves than this makes another picture whatever is remembered. */
const MOST_LEAVES = 500;

/** In the tree it leaves and in the one it goes to. Whoever has been in so many trees that one more would not be read keeps what is written, and stands by its own age. */
const SEATS_OF_ONE_MOVE = 2;

/** `sinceMs` null: from the moment it is written. */
export interface Seat { readonly record: PointRecord; readonly place: TreePlace; readonly sinceMs: EpochMs | null }

/** Before these points are put under another parent: `planSeatsFor`. */
export function planSeats(view: ForestView, moved: readonly PointRecord[], parent: TreeParent | null): readonly Seat[] {
  const ids = new Set(moved.map(({ id }) => id));
  return planSeatsFor(view, moved, {
    point: (id) => {
      if (id === parent?.id) return parent;
      const record = view.point(id);
      return record !== undefined && ids.has(id) ? { id, kind: record.kind, parentId: parent?.id ?? null } : record;
    },
  });
}

/**
 * Remembers where the leaves of these branches have their places in the grove, before they come to stand as in `after`: so the places they leave stay free, they come into their
 * new tree as its youngest, and nobody else moves. Within one tree they stay where they are. A seat that is already written stays as it is: who comes back has the old place again.
 * A point that becomes a module has its place in its own tree since then; one that was a module leaves that tree like any other.
 */
export function planSeatsFor(view: ForestView, roots: readonly PointRecord[], after: TreeSource): readonly Seat[] {
  const seats: Seat[] = [];
  const seen = new Set<PointId>();
  for (const root of roots) {
    for (const record of leavesBelow(view, root, { after, seen })) {
      if (seen.size > MOST_LEAVES) return [];
      const planned = after.point(record.id);
      if (planned === undefined) continue;
      const [left, there] = [placeNow(view, record), placeOf(after, planned)];
      if (left?.tree === there?.tree && left?.branchId === there?.branchId) continue;
      if (left !== null) seats.push({ record, place: left, sinceMs: record.createdAtMs });
      if (there !== null && left?.tree !== there.tree) seats.push({ record, place: there, sinceMs: null });
    }
  }
  return seats.filter(({ record, place }) => hasRoomFor(record, place) && (record.doc === "personal" || isForAll(view, place)));
}

const hasRoomFor = ({ seats = [] }: PointRecord, { tree }: TreePlace): boolean => seats.length + SEATS_OF_ONE_MOVE <= MOST_SEATS && !seats.some((seat) => seat.tree === tree);

/** What everybody reads names nothing private. */
const isForAll = (view: ForestView, { tree, branchId }: TreePlace): boolean => [ownerOfTree(tree), branchId].every((id) => !isPointId(id) || (view.point(id) ?? view.trashedPoint(id))?.doc !== "personal");

/** A wisdom stands in no tree, a module in its own. */
function placeOf(source: TreeSource, point: TreeParent): TreePlace | null {
  if (point.kind === "wisdom") return null;
  return point.kind === "module" ? { tree: point.id, branchId: point.id } : treeOf(source, point);
}

/** In the trash a point keeps its place below that with which it was removed. */
function placeNow(view: ForestView, record: PointRecord): TreePlace | null {
  const root = record.deletedWith === null ? undefined : view.trashedPoint(record.deletedWith);
  if (root === undefined || root.id === record.id || !isLeaf(record)) return placeOf(view, record);
  return root.kind === "module" ? { tree: root.id, branchId: record.id } : placeOf(view, root);
}

/** The clock is asked only where something is written: time that passes in a replayed history is part of it. */
export function writeSeats(writer: ForestWriter, seats: readonly Seat[], clock: Clock): void {
  if (seats.length === 0) return;
  const nowMs = clock.now();
  for (const { record, place, sinceMs } of seats) writer.set(pointRef(record), KEY_PREFIX.seat + place.tree, `${sinceMs ?? nowMs} ${place.branchId}`);
}

const isLeaf = ({ kind }: Pick<PointRecord, "kind">): boolean => kind !== "module" && kind !== "wisdom";

interface Walk { readonly after: TreeSource; readonly seen: Set<PointId> }

/** The point and all below it, each once, up to those whose trees stay theirs. An explicit stack: a peer may put ten thousand points one below the other. */
function* leavesBelow(view: ForestView, root: PointRecord, { after, seen }: Walk): Iterable<PointRecord> {
  const waiting = [root];
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    if (seen.has(record.id) || (!isLeaf(record) && after.point(record.id)?.kind === record.kind)) continue;
    seen.add(record.id);
    yield record;
    for (const id of view.children(record.id)) {
      const child = view.point(id);
      if (child !== undefined) waiting.push(child);
    }
  }
}
