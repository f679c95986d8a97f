import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The present ones of these points that stand below none of the others, in the order given. Each ancestor is climbed to once: a peer may put ten thousand points one below the other. */
export function topmostPoints(view: ForestView, ids: ReadonlySet<PointId>): PointRecord[] {
  const covered = new Map<PointId, boolean>();
  /** Whether this point, or one above it, is asked for. */
  const isCovered = (from: PointId | null): boolean => {
    const climbed: PointId[] = [];
    let found = false;
    for (let at = from; at !== null; at = view.point(at)?.parentId ?? null) {
      const known = ids.has(at) ? true : covered.get(at);
      if (known !== undefined) {
        found = known;
        break;
      }
      climbed.push(at);
    }
    for (const id of climbed) covered.set(id, found);
    return found;
  };
  return [...ids].flatMap((id) => {
    const record = view.point(id);
    return record === undefined || isCovered(record.parentId) ? [] : [record];
  });
}
