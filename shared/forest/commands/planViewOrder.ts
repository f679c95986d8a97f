import type { ViewId } from "#shared/kernel/index.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { planKeys } from "../planKeys.ts";
import type { SavedViewRecord } from "../records.ts";
import { viewRef } from "./recordRefs.ts";

export interface ViewOrderPlan {
  readonly key: string;
  /** Views that must get another key, because theirs leave no room. */
  readonly rekeyed: ReadonlyMap<ViewId, string>;
}

/** Chooses the order key of one saved view among the others: undefined = last, null = first, else right after that one. */
export function planViewOrder(others: readonly SavedViewRecord[], afterId: ViewId | null | undefined): ViewOrderPlan {
  const index = afterId === null ? 0 : afterId === undefined ? others.length : others.findIndex(({ id }) => id === afterId) + 1;
  const plan = planKeys({ siblings: others.length, keyAt: (at) => others[at]?.orderKey ?? null, index, count: 1 });
  const rekeyed = new Map<ViewId, string>();
  for (const [at, key] of plan.rekeyed) {
    const other = others[at];
    if (other !== undefined) rekeyed.set(other.id, key);
  }
  return { key: plan.keys[0] ?? "", rekeyed };
}

/** Writes the keys of the saved views that had to make room. */
export function writeRekeyedViews(writer: ForestWriter, plan: ViewOrderPlan): void {
  for (const [id, key] of plan.rekeyed) writer.set(viewRef(id), "order", key);
}
