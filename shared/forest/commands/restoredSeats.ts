import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Fields } from "../forestTypes.ts";
import type { TreeParent, TreeSource } from "../queries/treeOf.ts";
import type { RawRecord } from "../rawRecords.ts";
import type { PointRecord } from "../records.ts";
import { KEY_PREFIX, MOST_SEATS } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { planSeatsFor, type Seat } from "./writeSeats.ts";

interface Return {
  readonly now: ReadonlyMap<string, RawRecord>;
  readonly past: ReadonlyMap<string, RawRecord>;
  /** Points that go back to what they were. */
  readonly restored: ReadonlySet<string>;
  /** Those among them that stay below the parents they have. */
  readonly misplaced: ReadonlySet<string>;
  endsPresent(id: string): boolean;
}

/** Going back below an older parent, or to an older kind, is a move like any other: what is left behind stays free, and nobody moves up or aside. */
export function planRestoredSeats(view: ForestView, how: Return): readonly Seat[] {
  const after = standingAfter(view, how);
  const roots = [...how.restored].flatMap((id) => {
    const record = isPointId(id) ? (view.point(id) ?? view.trashedPoint(id)) : undefined;
    return record !== undefined && standsOtherwise(record, after.point(record.id)) ? [record] : [];
  });
  // What had its seat then has that one again.
  return planSeatsFor(view, roots, after).filter(({ record: { id }, place }) => {
    const kept = seatsOf(how.past.get(id)?.fields ?? {});
    return kept.length < MOST_SEATS && !kept.includes(KEY_PREFIX.seat + place.tree);
  });
}

/** The seats that a point has got since: they stay with what it held then, so that nobody moves up where it was in between. */
export function seatsSince(past: Fields, now: Fields): Fields {
  const kept = seatsOf(past);
  const since = seatsOf(now).filter((key) => !kept.includes(key)).slice(0, Math.max(0, MOST_SEATS - kept.length));
  return Object.fromEntries(Object.entries(now).filter(([key]) => since.includes(key)));
}

const seatsOf = (fields: Fields): string[] => Object.keys(fields).filter((key) => key.startsWith(KEY_PREFIX.seat));

function standingAfter(view: ForestView, { now, past, restored, misplaced, endsPresent }: Return): TreeSource {
  const parentOf = (id: string): PointId | null => {
    const parent = (misplaced.has(id) ? now : past).get(id)?.fields["parent"];
    return isPointId(parent) && endsPresent(parent) ? parent : null;
  };
  return {
    point(id): TreeParent | undefined {
      if (!endsPresent(id)) return undefined;
      return restored.has(id) ? { id, kind: kindOf(past.get(id)), parentId: parentOf(id) } : view.point(id);
    },
  };
}

/** As much of it as decides about trees. */
function kindOf(record: RawRecord | undefined): PointRecord["kind"] {
  const kind = record?.fields["kind"];
  return kind === "module" || kind === "wisdom" ? kind : "point";
}

function standsOtherwise(record: PointRecord, after: TreeParent | undefined): boolean {
  if (after === undefined) return false;
  const kind = record.kind === "module" || record.kind === "wisdom" ? record.kind : "point";
  return kind !== after.kind || record.parentId !== after.parentId;
}
