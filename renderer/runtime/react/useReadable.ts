import { useSyncExternalStore } from "react";
import type { Readable } from "../types.ts";

/** The current value of a Readable; the component is drawn again when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.onChange, readable.get);
}
