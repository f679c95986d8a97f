import type { ForestView } from "#shared/forest/index.ts";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { createReadable } from "./createReadable.ts";
import type { Selection, SelectionState } from "./types.ts";

const NOTHING: SelectionState = { ids: [] };

/** The one selection of an open forest. Ids that leave the view leave the selection with the same change. */
export function createSelection(view: ForestView): Selection & { destroy(): void } {
  const state = createReadable<SelectionState>(NOTHING);
  const isThere = (id: EndId): boolean => (isPointId(id) ? view.point(id) : view.link(id)) !== undefined;
  const setIds = (ids: readonly EndId[]): void => {
    const current = state.get().ids;
    const next = [...new Set(ids)];
    if (next.length === current.length && next.every((id, at) => id === current[at])) return;
    state.set(next.length === 0 ? NOTHING : { ids: next });
  };
  const stop = view.onChange(() => {
    const { ids } = state.get();
    if (!ids.every(isThere)) setIds(ids.filter(isThere));
  });
  return {
    get: state.get,
    onChange: state.onChange,
    select: (ids) => setIds(ids.filter(isThere)),
    toggle: (id) => {
      const { ids } = state.get();
      if (ids.includes(id)) setIds(ids.filter((other) => other !== id));
      else if (isThere(id)) setIds([...ids, id]);
    },
    clear: () => setIds([]),
    destroy: stop,
  };
}
