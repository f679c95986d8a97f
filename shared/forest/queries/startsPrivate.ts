import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { PointKind } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { isPrivate } from "./isPrivate.ts";

/**
 * Whether a new point is to be seen by this person only: a case is, and so is whatever begins at something private, be it below it, beside it or linked from it.
 * What was kept to oneself for nothing can still be shared; what has gone out cannot be called back.
 */
export function startsPrivate(view: ForestView, kind: PointKind, startsAt: readonly (EndId | null)[]): boolean {
  return kind === "case" || startsAt.some((end) => {
    const record = end === null ? undefined : isPointId(end) ? view.point(end) : view.link(end);
    return record !== undefined && isPrivate(record);
  });
}
