import type { ForestChange } from "#shared/forest/index.ts";
import { shownInFocus } from "#shared/focus/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { LayOutInput, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { focusOptionsOf } from "./focusOptions.ts";
import { centreOf, layOutFocus } from "./layOutFocus.ts";

export interface FocusLens {
  layOut(input: LayOutInput): Picture;
  needsLayout(change: ForestChange): boolean;
  onChange(listener: () => void): () => void;
  /** While it is on the screen: walks to what is selected and does not stand in the picture. Returns how to stop. */
  follow(): () => void;
}

/** The focus of one open forest. */
export function createFocusLens(forest: OpenForest): FocusLens {
  const options = focusOptionsOf(forest);
  const shown = (): ReadonlySet<EndId> => {
    const look = options.get();
    const centre = centreOf(forest.view, look);
    return centre === null ? new Set() : shownInFocus(forest.view, { ...look, centre });
  };
  return {
    layOut: (input) => layOutFocus(input, options.get()),
    // Words decide how much room things take: what is read in the picture, or joins it, may move others.
    needsLayout(change) {
      if (change.structure || change.links.size > 0) return true;
      const now = shown();
      return [...change.points].some((id) => now.has(id));
    },
    onChange: options.onChange,
    follow() {
      const look = (): void => {
        const [id, ...more] = forest.selection.get().ids;
        if (id === undefined || more.length > 0 || (options.get().centre !== null && shown().has(id))) return;
        options.walkTo(id);
      };
      // Where nothing was chosen before, the trail begins with what is seen.
      const first = centreOf(forest.view, options.get());
      if (forest.selection.get().ids.length !== 1 && first !== null) options.walkTo(first);
      look();
      return forest.selection.onChange(look);
    },
  };
}
