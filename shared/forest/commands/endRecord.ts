import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { LinkRecord, PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** What a link end names, if it is present and live. */
export function endRecord(view: ForestView, end: EndId): PointRecord | LinkRecord | undefined {
  return isPointId(end) ? view.point(end) : view.link(end);
}
