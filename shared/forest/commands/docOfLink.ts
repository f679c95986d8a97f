import type { DocName } from "../schema.ts";

/** Where a new link lives: it is private as soon as one of its ends is. */
export function docOfLink(...ends: readonly { readonly doc: DocName }[]): DocName {
  return ends.some((end) => end.doc === "personal") ? "personal" : "forest";
}
