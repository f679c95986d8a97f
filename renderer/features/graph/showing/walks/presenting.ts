import type { PointId, ViewId } from "#shared/kernel/index.ts";
import type { FilterLight } from "#renderer/features/graph/model/lensTypes.ts";
import { createReadable, type Readable, type Writable } from "#renderer/runtime/index.ts";

/** The walk that is being shown; null: none. Session state. */
export const presenting: Writable<ViewId | null> = createReadable<ViewId | null>(null);

const light = createReadable<ReadonlySet<PointId> | null>(null);

/** Points of the stop that is shown: the graph dims all others, on top of the filter. null: no walk is being shown. */
export const stopLight: Readable<ReadonlySet<PointId> | null> = light;

/** Whether a walk is being shown: nobody builds then, and nothing invites to it. */
export const isPresenting = (): boolean => light.get() !== null;

/** The light of the filter, narrowed to the stop that is shown. */
export function inStopLight(filtered: FilterLight): FilterLight {
  const points = light.get();
  return points === null ? filtered : { ...filtered, points };
}

export const setStopLight = (points: ReadonlySet<PointId> | null): void => { light.set(points); };

/** The walk somebody last worked on; "add a stop" goes there. */
export const lastWalk: Writable<ViewId | null> = createReadable<ViewId | null>(null);
