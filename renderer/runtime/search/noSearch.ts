import { createReadable } from "../createReadable.ts";
import type { Search } from "./searchTypes.ts";

/** A search that finds nothing: nobody looks for words in the past. */
export function noSearch(): Search {
  return {
    state: createReadable({ kind: "ready" as const }),
    version: createReadable(0),
    query: async () => ({ hits: [], total: 0 }),
    backlinks: async () => [],
    unlinkedMentions: async () => ({ mentions: [], total: 0 }),
    related: async () => [],
    previewOf: () => null,
    changedAtMs: () => null,
    rebuild: () => undefined,
    close: async () => undefined,
  };
}
