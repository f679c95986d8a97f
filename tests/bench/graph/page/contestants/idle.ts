import type { Mounted } from "../contestantTypes.ts";

/** Asks for frames and draws nothing: what the loop and an empty frame cost. */
export function openIdle(): Promise<Mounted> {
  return Promise.resolve({ begin: () => Promise.resolve({ step: () => undefined, end: () => undefined, gesture: () => null }), close: () => undefined });
}
