import type { DocName } from "../schema.ts";

/** Whether a point or link is seen by this person only. */
export function isPrivate(record: { readonly doc: DocName }): boolean {
  return record.doc === "personal";
}
