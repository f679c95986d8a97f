import { createReadable, perForest, type Writable } from "#renderer/runtime/index.ts";
import type { LinkChoice } from "./listLinks.ts";

/** What was listed last in a forest; everything at first. Session state, so that a list is found again as it was left. */
export const lastChoiceOf = perForest((): Writable<LinkChoice> => createReadable<LinkChoice>({ type: "all", review: "all" }));
