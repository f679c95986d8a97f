import type { EndId } from "#shared/kernel/index.ts";
import { WALK_LIMITS, type Walk } from "./walkSpec.ts";

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
