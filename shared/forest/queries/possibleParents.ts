import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { ancestorsOf } from "./ancestorsOf.ts";
import { searchTitles } from "./searchTitles.ts";

const MAX_SHOWN = 12;

/** Where points could go: without a query the top level and the frames (wisdoms, modules), else what the query finds. Never below themselves. */
export function possibleParents(view: ForestView, moved: readonly PointId[], query: string): readonly (PointId | null)[] {
  const isFree = (id: PointId): boolean => !moved.includes(id) && !ancestorsOf(view, id).some((above) => moved.includes(above.id));
  if (query.trim() !== "") return searchTitles(view, query, MAX_SHOWN + moved.length).filter(isFree).slice(0, MAX_SHOWN);
  const frames = view.children(null).flatMap((id) => [id, ...view.children(id)]).filter((id) => {
    const kind = view.point(id)?.kind;
    return (kind === "wisdom" || kind === "module") && isFree(id);
  });
  return [null, ...frames];
}
