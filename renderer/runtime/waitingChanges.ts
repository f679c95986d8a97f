import * as Y from "yjs";
import type { Forest } from "#shared/forest/index.ts";

/**
 * How many pieces of work wait for earlier ones that are missing: Yjs keeps them aside until those turn up. They are on disk and lost to nobody, but nothing
 * shows them.
 */
export function waitingChanges(docs: Forest["docs"]): number {
  return Object.values(docs).reduce((sum, { store }) => {
    const { pendingStructs } = store;
    return pendingStructs === null ? sum : sum + Y.decodeUpdateV2(pendingStructs.update).structs.length;
  }, 0);
}
