import type { EndId } from "#shared/kernel/index.ts";
import { WALK_LIMITS, type Walk, type WalkStop } from "./walkSpec.ts";

/** One more stop at the end, where all of these are looked at together. */
export function withStop(walk: Walk, ids: readonly EndId[]): Walk {
  return { stops: [...walk.stops, { ids: ids.slice(0, WALK_LIMITS.endsPerStop), note: "" }] };
}

export function withoutStop(walk: Walk, index: number): Walk {
  return { stops: walk.stops.filter((_, at) => at !== index) };
}

/** The stop leaves its place and stands at `to` among the others; beyond either end it stands there. */
export function withStopMoved(walk: Walk, from: number, to: number): Walk {
  const stop = walk.stops[from];
  if (stop === undefined) return walk;
  const others = walk.stops.filter((_, at) => at !== from);
  const place = Math.max(0, Math.min(to, others.length));
  return { stops: [...others.slice(0, place), stop, ...others.slice(place)] };
}

export function withNote(walk: Walk, index: number, note: string): Walk {
  return { stops: walk.stops.map((stop, at) => (at === index ? { ...stop, note: note.slice(0, WALK_LIMITS.note) } : stop)) };
}

const nameOf = ({ ids }: WalkStop): string => ids.join(" ");

/** Where a stop stands that was last seen at `index`: others may have moved it, or (null) taken it away. */
export function placeOfStop({ stops }: Walk, seen: WalkStop, index: number): number | null {
  const there = stops[index];
  if (there !== undefined && nameOf(there) === nameOf(seen)) return index;
  const at = stops.findIndex((stop) => nameOf(stop) === nameOf(seen) && stop.note === seen.note);
  return at < 0 ? null : at;
}

/** Stops have no id of their own, and may look alike: what each shows, and the how manieth of these it is, tells them apart wherever they stand. */
export function stopKeys({ stops }: Walk): readonly string[] {
  const counts = new Map<string, number>();
  return stops.map((stop) => {
    const count = counts.get(nameOf(stop)) ?? 0;
    counts.set(nameOf(stop), count + 1);
    return `${nameOf(stop)} ${count}`;
  });
}
