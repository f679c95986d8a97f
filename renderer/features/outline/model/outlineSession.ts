import { isPointId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { Layer, PointKind } from "#shared/forest/index.ts";
import { createReadable, perForest, viewState, type OpenForest, type Readable } from "#renderer/runtime/index.ts";

/** A point that is being typed and does not exist yet: it is only added when its title is committed. */
export interface OutlineDraft {
  readonly parentId: PointId | null;
  /** undefined = last among the siblings, null = first. */
  readonly afterId: PointId | null | undefined;
  readonly kind: PointKind;
  readonly isPrivate: boolean;
  readonly layer: Layer | null;
  /** The link a new case is to illustrate. */
  readonly illustrates?: LinkId;
  /** True for one point only: Enter does not open another row after it. */
  readonly once?: boolean;
  /** Set by the session. Another turn is another row to type in; the same turn, the same row at another place. */
  readonly turn?: number;
}

export interface OutlineSessionState {
  /** null = never chosen: the first level stands open. */
  readonly expanded: ReadonlySet<PointId> | null;
  readonly draft: OutlineDraft | null;
  readonly editingId: PointId | null;
  readonly cutIds: readonly PointId[];
  readonly filter: string;
}

/** What the outline remembers while a forest is open. Never saved in a document: it is personal and rebuildable. */
export interface OutlineSession extends Readable<OutlineSessionState> {
  setExpanded(id: PointId, expanded: boolean): void;
  startDraft(draft: OutlineDraft): void;
  /** Puts the row that is being typed somewhere else, with what stands in it. */
  placeDraft(draft: OutlineDraft): void;
  endDraft(): void;
  startEdit(id: PointId): void;
  endEdit(): void;
  cut(ids: readonly PointId[]): void;
  setFilter(filter: string): void;
}

const EMPTY: OutlineSessionState = { expanded: null, draft: null, editingId: null, cutIds: [], filter: "" };

/** The one outline session of an open forest, shared by the view and the actions. */
export const outlineSessionOf = perForest(createSession);

function createSession(forest: OpenForest): OutlineSession {
  const state = createReadable(EMPTY);
  const patch = (next: Partial<OutlineSessionState>): void => { state.set({ ...state.get(), ...next }); };
  const withExpanded = (id: PointId, isOpen: boolean): ReadonlySet<PointId> => {
    const next = new Set(state.get().expanded ?? forest.view.children(null));
    if (isOpen) next.add(id);
    else next.delete(id);
    return next;
  };
  /** What was opened and folded before the kept state came: it must not fold away what somebody is looking at by now. */
  let meanwhile: Map<PointId, boolean> | null = new Map();
  const expand = (id: PointId, isOpen: boolean): void => {
    meanwhile?.set(id, isOpen);
    const before = state.get().expanded;
    const isNow = before === null ? forest.view.children(null).includes(id) : before.has(id);
    if (isNow === isOpen) return;
    const expanded = withExpanded(id, isOpen);
    patch({ expanded });
    void viewState.write(forest.id, { expandedIds: [...expanded] });
  };
  void viewState.read(forest.id).then((kept) => {
    const since = meanwhile ?? new Map<PointId, boolean>();
    meanwhile = null;
    if (kept.expandedIds === null) return;
    const expanded = new Set(kept.expandedIds.filter(isPointId));
    for (const [id, isOpen] of since) {
      if (isOpen) expanded.add(id);
      else expanded.delete(id);
    }
    patch({ expanded });
  });
  /** What somebody writes in stays in sight, whatever is folded now or comes back folded. */
  const openWayTo = (parentId: PointId | null | undefined): void => {
    for (let id = parentId ?? null; id !== null; id = forest.view.point(id)?.parentId ?? null) expand(id, true);
  };
  let turn = 0;
  const openDraft = (draft: OutlineDraft): void => {
    openWayTo(draft.parentId);
    // A filter could hide the place where the new row opens.
    patch({ draft: { ...draft, turn }, editingId: null, filter: "" });
  };
  return {
    get: state.get,
    onChange: state.onChange,
    setExpanded: expand,
    startDraft: (draft) => {
      turn += 1;
      openDraft(draft);
    },
    placeDraft: openDraft,
    endDraft: () => patch({ draft: null }),
    startEdit: (id) => {
      openWayTo(forest.view.point(id)?.parentId);
      patch({ editingId: id, draft: null });
    },
    endEdit: () => patch({ editingId: null }),
    cut: (cutIds) => patch({ cutIds }),
    setFilter: (filter) => patch({ filter }),
  };
}
