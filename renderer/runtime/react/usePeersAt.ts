import type { PointId } from "#shared/kernel/index.ts";
import { useForest } from "./ForestProvider.tsx";
import { useReadable } from "./useReadable.ts";

export interface Onlooker { readonly personId: string; readonly name: string }

/** Who else looks at a point now, or has its note open: each person once, however many machines they sit at. */
export function usePeersAt(pointId: PointId): readonly Onlooker[] {
  const { group } = useForest();
  useReadable(group.peers);
  return [...new Map(group.peersAt(pointId).map(({ personId, name }) => [personId, { personId, name }])).values()];
}
