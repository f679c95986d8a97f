import * as z from "zod";
import { LIMITS } from "#shared/forest/index.ts";
import { isEndId, type EndId } from "#shared/kernel/index.ts";

export const WALK_LIMITS = { stops: 300, endsPerStop: 100, note: 2_000 } as const;

/** One halt of a walk: what is looked at, and what to say about it. */
export interface WalkStop {
  readonly ids: readonly EndId[];
  readonly note: string;
}

/** A path through the forest to step through (讲解路径). Every member sees it. */
export interface Walk {
  readonly stops: readonly WalkStop[];
}

const endId = z.custom<EndId>(isEndId);
const walkSchema = z.object({
  version: z.literal(1),
  stops: z.array(z.object({ ids: z.array(endId).min(1).max(WALK_LIMITS.endsPerStop), note: z.string().max(WALK_LIMITS.note) })).max(WALK_LIMITS.stops),
});

/** A walk as it was saved; null when it cannot be read: another version, or a peer wrote something else. */
export function parseWalk(spec: string): Walk | null {
  const parsed = walkSchema.safeParse(jsonOrNull(spec));
  return parsed.success ? { stops: parsed.data.stops.map(({ ids, note }) => ({ ids: [...new Set(ids)], note })) } : null;
}

/** A walk as it is saved; null when it holds more than can be kept. */
export function walkSpec({ stops }: Walk): string | null {
  const parsed = walkSchema.safeParse({ version: 1, stops: stops.map(({ ids, note }) => ({ ids: [...ids], note })) });
  const spec = parsed.success ? JSON.stringify(parsed.data) : null;
  return spec === null || spec.length > LIMITS.viewSpec ? null : spec;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
