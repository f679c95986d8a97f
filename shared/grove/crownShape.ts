import type { Place } from "#shared/tower/index.ts";
import { GROVE } from "./groveMeasures.ts";
import type { GroveTree } from "./groveTypes.ts";
import { mix, shareOf } from "./hashOf.ts";

type Crown = Pick<GroveTree, "centre" | "reach" | "spread" | "seed">;

/** Lumps of two, three and five waves around the crown: no tree is a perfect oval. */
const WAVES = [2, 3, 5] as const;
const WAVE_SHARES = [0.5, 0.32, 0.18] as const;

/** From the centre to the edge of the crown in this direction, without scallops. */
export function crownRadius({ reach, spread, seed }: Crown, angle: number): number {
  let lump = 0;
  let chance = seed;
  WAVES.forEach((wave, index) => {
    chance = mix(chance + 1);
    lump += Math.sin(wave * angle + shareOf(chance) * 2 * Math.PI) * (WAVE_SHARES[index] ?? 0);
  });
  return (reach * (1 + lump * GROVE.crown.lumps)) / Math.hypot(Math.cos(angle) / spread, Math.sin(angle));
}

export function isInCrown(crown: Crown, place: Place): boolean {
  const dx = place.x - crown.centre.x;
  const dy = place.y - crown.centre.y;
  return Math.hypot(dx, dy) <= crownRadius(crown, Math.atan2(dy, dx));
}

/** The scalloped edge of a crown as a closed line; scallops of large crowns are larger. `share` 0.9 lies within the edge. */
export function crownOutline(crown: Crown, share = 1): Place[] {
  const outline: Place[] = [];
  for (const bump of bumpsOf(crown)) outline.push(...bumpPlaces(crown, bump, share));
  return outline;
}

/** Some scallops again, further in: the leaves of the crown. Each is an open line. */
export function innerBumps(crown: Crown, share: number): Place[][] {
  let chance = mix(crown.seed + 77);
  const lines: Place[][] = [];
  let line: Place[] = [];
  for (const bump of bumpsOf(crown)) {
    chance = mix(chance + 1);
    if (shareOf(chance) < 0.45) line.push(...bumpPlaces(crown, bump, share), placeAt(crown, bump.to, share));
    else if (line.length > 0) {
      lines.push(line);
      line = [];
    }
  }
  return line.length > 0 ? [...lines, line] : lines;
}

interface Bump { readonly from: number; readonly to: number }

function bumpsOf(crown: Crown): Bump[] {
  const around = 2 * Math.PI * crown.reach * Math.sqrt((crown.spread ** 2 + 1) / 2);
  const count = Math.max(12, Math.round(around / (GROVE.crown.bump * Math.max(1, crown.reach / 130) ** 0.7)));
  let chance = mix(crown.seed + 7);
  const cuts = Array.from({ length: count }, (_, index) => {
    chance = mix(chance + 1);
    return ((index + (shareOf(chance) - 0.5) * 0.55) / count) * 2 * Math.PI;
  });
  return cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? (cuts[0] ?? 0) + 2 * Math.PI }));
}

/** A little more than a third of a circle over each piece of the edge, without its last place. */
const RISE = [0, 0.92, 0.92] as const;

function bumpPlaces(crown: Crown, { from, to }: Bump, share: number): Place[] {
  const start = placeAt(crown, from, share);
  const end = placeAt(crown, to, share);
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const rise = length * 0.27;
  const out = { x: (end.y - start.y) / (length || 1), y: (start.x - end.x) / (length || 1) };
  return RISE.map((height, index) => {
    const at = index / RISE.length;
    return { x: start.x + (end.x - start.x) * at + out.x * rise * height, y: start.y + (end.y - start.y) * at + out.y * rise * height };
  });
}

function placeAt(crown: Crown, angle: number, share: number): Place {
  const radius = crownRadius(crown, angle) * share;
  return { x: crown.centre.x + Math.cos(angle) * radius, y: crown.centre.y + Math.sin(angle) * radius };
}
