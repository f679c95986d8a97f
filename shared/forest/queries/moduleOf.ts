import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { ancestorsOf } from "./ancestorsOf.ts";

/** The module a point stands in: itself or the nearest above. */
export function moduleOf(view: ForestView, id: PointId): PointRecord | undefined {
  const own = view.point(id);
  return own?.kind === "module" ? own : ancestorsOf(view, id).find((record) => record.kind === "module");
}
