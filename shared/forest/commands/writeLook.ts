import type { PointLook } from "../records.ts";
import { LOOK_KEYS } from "../schema.ts";

/** Some parts of a look; what is left out stays as it is, null takes it away. */
export type LookEdits = { readonly [Key in keyof PointLook]?: PointLook[Key] | undefined };

/** Calls `write` for each part of a look that was given. */
export function writeLook(edits: LookEdits, write: (key: keyof PointLook, value: string | undefined) => void): void {
  for (const key of LOOK_KEYS) {
    const value = edits[key];
    if (value !== undefined) write(key, value ?? undefined);
  }
}
