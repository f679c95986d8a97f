import type { Forest } from "../forestTypes.ts";
import { ROOTS } from "../schema.ts";

const IDS = /\b(?:pt|ln)_[A-Za-z0-9_-]{1,64}/g;

/** Whether a text holds the id of a point or a link that was never shared: it must not go where others read it. */
export function namesPrivate({ docs }: Pick<Forest, "docs">, text: string): boolean {
  return [...new Set(text.match(IDS))].some((id) => {
    const root = id.startsWith("pt_") ? ROOTS.points : ROOTS.links;
    return docs.personal.getMap(root).has(id) && !docs.forest.getMap(root).has(id);
  });
}
