import type { ForestId } from "#shared/kernel/index.ts";
import { createReadable } from "../createReadable.ts";
import type { ForestGroup } from "./groupTypes.ts";

/** The group of a forest that is only looked at: nobody is in it, and nothing becomes one. */
export function noGroup(forestId: ForestId): ForestGroup {
  return {
    forestId,
    personId: null,
    state: createReadable(null),
    peers: createReadable([]),
    peersAt: () => [],
    setPresence: () => undefined,
    news: createReadable({ items: [], isCut: false }),
    dismissNews: () => undefined,
    create: async () => "not-allowed",
    bindClientId: () => () => undefined,
  };
}
