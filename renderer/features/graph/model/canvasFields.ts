import type { PointId } from "#shared/kernel/index.ts";
import { commitDraft } from "./drafting.ts";
import { screenBox, type GraphDesk } from "./graphDesk.ts";

/** The fields that React draws over the canvas, and the menu. */
export interface CanvasFields {
  startRename(id: PointId): void;
  endRename(): void;
  /** Returns the code of a refusal, or null. */
  commitDraft(title: string, next: "sibling" | "child" | null): string | null;
  endDraft(): void;
  closeMenu(): void;
}

export function canvasFields(desk: GraphDesk): CanvasFields {
  const { store, parts } = desk;
  const focus = (): void => { parts.canvas.focus({ preventScroll: true }); };
  return {
    startRename: desk.startRename,
    endRename: () => { store.set({ renaming: null }); focus(); },
    commitDraft(title, next) {
      const { draft } = store.get();
      if (draft === null) return null;
      const code = commitDraft(desk, draft, title, next);
      if (code === null && store.get().draft === null) focus();
      return code;
    },
    endDraft: () => { store.set({ draft: null }); focus(); },
    closeMenu: () => { store.set({ menuAt: null }); },
  };
}

/** The camera moved: the field goes with its card. */
export function keepFieldInPlace(desk: GraphDesk): void {
  const { renaming } = desk.store.get();
  const box = renaming === null ? null : screenBox(desk, renaming.id);
  if (renaming !== null && box !== null) desk.store.set({ renaming: { id: renaming.id, box, zoom: desk.camera.get().zoom } });
}
