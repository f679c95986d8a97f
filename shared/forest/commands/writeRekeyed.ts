import type { ForestWriter } from "../ForestWriter.ts";
import type { OrderPlan } from "../planOrder.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { pointRef } from "./recordRefs.ts";

/** Writes the keys of the siblings that had to make room. */
export function writeRekeyed(writer: ForestWriter, view: ForestView, plan: OrderPlan): void {
  for (const [id, key] of plan.rekeyed) {
    const record = view.point(id);
    if (record !== undefined) writer.set(pointRef(record), "order", key);
  }
}
