import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { FOCUS_LIMITS, pillsPerSheet } from "./focusMeasures.ts";
import type { FocusGroup, FocusNeighbour, FocusSource } from "./focusTypes.ts";

/** Puts the points of the second step beside their neighbours: each point once, turn by turn, until the picture is full. */
export function gatherBeyond(source: FocusSource, centre: EndId, groups: readonly FocusGroup[]): FocusGroup[] {
  const neighbours = groups.flatMap((group) => group.neighbours);
  const taken = new Set<EndId>([centre, ...neighbours.map(({ id }) => id)]);
  const room = pillsPerSheet(neighbours.length);
  // What stands here only as family is a way to walk on, no more.
  const candidates = neighbours.map(({ id, links }) => (links.length === 0 && isPointId(centre) ? [] : pointsBeside(source, id)).filter((point) => !taken.has(point)));
  const chosen = neighbours.map((): PointId[] => []);
  let left = FOCUS_LIMITS.points - taken.size;
  if (left <= 0) return [...groups];
  for (let turn = 0; turn < room && left > 0; turn += 1) {
    candidates.forEach((each, index) => {
      const next = left > 0 ? each.find((point) => !taken.has(point)) : undefined;
      if (next === undefined) return;
      taken.add(next);
      chosen[index]?.push(next);
      left -= 1;
    });
  }
  const beyond = new Map(neighbours.map((neighbour, index): [EndId, Pick<FocusNeighbour, "beyond" | "hidden">] => {
    const hidden = candidates[index]?.filter((point) => !taken.has(point)).length ?? 0;
    return [neighbour.id, withRoomForRest(chosen[index] ?? [], hidden, room)];
  }));
  return groups.map((group) => ({ ...group, neighbours: group.neighbours.map((each) => ({ ...each, ...beyond.get(each.id) })) }));
}

/** What tells how many are hidden takes the last place. */
function withRoomForRest(chosen: readonly PointId[], hidden: number, room: number): Pick<FocusNeighbour, "beyond" | "hidden"> {
  if (hidden === 0 || chosen.length < room) return { beyond: chosen, hidden };
  return { beyond: chosen.slice(0, room - 1), hidden: hidden + 1 };
}

function pointsBeside(source: FocusSource, id: EndId): PointId[] {
  const found = new Set<PointId>();
  const add = (end: EndId | undefined): void => { if (end !== undefined && isPointId(end) && source.point(end) !== undefined) found.add(end); };
  if (!isPointId(id)) {
    add(source.link(id)?.from);
    add(source.link(id)?.to);
  }
  for (const linkId of source.linksAt(id)) {
    const link = source.link(linkId);
    if (link !== undefined) add(link.from === id ? link.to : link.from);
  }
  return [...found];
}
