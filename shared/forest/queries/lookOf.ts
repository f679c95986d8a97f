import type { PointLook, PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** How a point looks: each part its own, else that of its kind, else null (as it would be drawn anyway). */
export function lookOf(view: ForestView, { look, kind }: Pick<PointRecord, "look" | "kind">): PointLook {
  const ofKind = view.meta.kindLooks[kind];
  if (ofKind === undefined) return look;
  return { color: look.color ?? ofKind.color, icon: look.icon ?? ofKind.icon, shape: look.shape ?? ofKind.shape };
}
