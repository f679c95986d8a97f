import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView, LinkRecord, PointRecord } from "#shared/forest/index.ts";

/** One removal: the point that was removed, and how many others it took along. */
export interface TrashedBranch {
  readonly point: PointRecord;
  readonly tookAlong: number;
}

export interface TrashEntries {
  readonly branches: readonly TrashedBranch[];
  readonly links: readonly LinkRecord[];
}

/** The trash as a person filled it: one entry per removal, newest first. What was taken along is counted, not listed. */
export function trashEntries(view: ForestView): TrashEntries {
  const points = view.trashedPoints();
  const takenBy = new Map<PointId, number>();
  const heads: PointRecord[] = [];
  for (const point of points) {
    const by = point.deletedWith;
    // Taken along by one that has been restored meanwhile: then it stands for itself, or nobody could reach it.
    if (by === null || by === point.id || view.trashedPoint(by) === undefined) heads.push(point);
    else takenBy.set(by, (takenBy.get(by) ?? 0) + 1);
  }
  return { branches: heads.map((point) => ({ point, tookAlong: takenBy.get(point.id) ?? 0 })), links: view.trashedLinks() };
}
