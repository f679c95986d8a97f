import type { PointId } from "#shared/kernel/index.ts";
import type { Wisdom } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { ancestorsOf } from "./ancestorsOf.ts";

/** The wisdom a point belongs to by its position: its own, or that of the nearest wisdom above it. */
export function wisdomOf(view: ForestView, id: PointId): Wisdom | undefined {
  const own = view.point(id);
  if (own === undefined) return undefined;
  return [own, ...ancestorsOf(view, id)].find((record) => record.wisdom !== null)?.wisdom ?? undefined;
}
