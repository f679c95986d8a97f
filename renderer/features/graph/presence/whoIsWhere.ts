import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import type { Pinned } from "../model/lensTypes.ts";

export interface Onlooker { readonly personId: string; readonly name: string }

/** Something that somebody else drags just now. */
export interface DraggedPin {
  /** The same as long as the same device drags the same point. */
  readonly key: string;
  readonly who: Onlooker;
  readonly pin: Pinned;
  /** Of several that one person drags the first: it says whose they are. */
  readonly isFirst: boolean;
}

/** Who looks at which point, or has its note open: each person once for each point, however many machines they sit at. */
export function onlookersByPoint(peers: readonly PeerPresence[]): ReadonlyMap<PointId, readonly Onlooker[]> {
  const found = new Map<PointId, Onlooker[]>();
  for (const { personId, name, presence } of peers) {
    for (const id of new Set([pointOf(presence?.at ?? null), noteOf(presence?.docId ?? null)])) {
      if (id === null) continue;
      const there = found.get(id) ?? [];
      if (!there.some((each) => each.personId === personId)) found.set(id, [...there, { personId, name }]);
    }
  }
  return found;
}

export function draggedPins(peers: readonly PeerPresence[]): readonly DraggedPin[] {
  return peers.flatMap(({ deviceKey, personId, name, presence }) => (presence?.dragged ?? []).flatMap(({ pointId, x, y }, index): DraggedPin[] => {
    const id = pointOf(pointId);
    return id === null ? [] : [{ key: `${deviceKey} ${id}`, who: { personId, name }, pin: { id, pos: [x, y] }, isFirst: index === 0 }];
  }));
}

const pointOf = (text: string | null): PointId | null => (text !== null && isPointId(text) ? text : null);
const noteOf = (docId: string | null): PointId | null => (docId === null ? null : (parseNoteDocId(docId)?.pointId ?? null));
