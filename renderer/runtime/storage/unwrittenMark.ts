import { reportProblem } from "../reportProblem.ts";

const keyOf = (forestId: string): string => `unwritten:${forestId}`;

/**
 * Remembers, outside the documents, that changes of a forest failed to reach the log. Until a later session has taken them from the mirror and
 * written them, the mirror may be their only copy and must not be rebuilt.
 */
export const unwrittenMark = {
  isSet: (forestId: string): boolean => guarded(false, (store) => store.getItem(keyOf(forestId)) !== null),
  set: (forestId: string): void => { guarded(undefined, (store) => { store.setItem(keyOf(forestId), "1"); }); },
  clear: (forestId: string): void => { guarded(undefined, (store) => { store.removeItem(keyOf(forestId)); }); },
};

function guarded<T>(otherwise: T, work: (store: Storage) => T): T {
  // No window stands around a forest that is opened by a test or a bench.
  if (typeof localStorage === "undefined") return otherwise;
  try {
    return work(localStorage);
  } catch (thrown) {
    reportProblem("unwrittenMark", thrown, "warn");
    return otherwise;
  }
}
