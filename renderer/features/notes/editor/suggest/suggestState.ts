import { createReadable } from "#renderer/runtime/index.ts";
import type { WisdomShapeName } from "#renderer/ui/index.ts";

export interface SuggestRow {
  readonly id: string;
  readonly label: string;
  /** A few quiet words behind the label. */
  readonly detail?: string;
  /** Of a point: its wisdom. */
  readonly wisdom?: WisdomShapeName | null;
  readonly isPrivate?: boolean;
  readonly isNew?: boolean;
  pick(): void;
}

/** The list under the cursor: what may be chosen, and which one would be. */
export interface SuggestState {
  readonly kind: "slash" | "mention";
  readonly rows: readonly SuggestRow[];
  readonly activeIndex: number;
  /** Where the trigger stands, in px of the window. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number };
}

export type SuggestStore = ReturnType<typeof createSuggestStore>;

/** One list at a time, shown by the editor's popup. */
export function createSuggestStore() {
  const state = createReadable<SuggestState | null>(null);
  return {
    state,
    show: (shown: SuggestState | null): void => { state.set(shown); },
    /** Round and round. */
    step: (by: 1 | -1): void => {
      const now = state.get();
      if (now !== null) state.set({ ...now, activeIndex: (now.activeIndex + by + now.rows.length) % now.rows.length });
    },
    point: (activeIndex: number): void => {
      const now = state.get();
      if (now !== null && now.activeIndex !== activeIndex) state.set({ ...now, activeIndex });
    },
    pick: (): boolean => {
      const now = state.get();
      const row = now?.rows[now.activeIndex];
      row?.pick();
      return row !== undefined;
    },
  };
}
