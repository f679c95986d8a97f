import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Action, ActionContext } from "./actions.ts";
import type { OpenForest } from "./types.ts";

interface PointRecipe {
  readonly id: string;
  readonly labelKey: string;
  readonly group?: Action["group"];
  readonly shortcuts?: readonly string[];
  /** What must be selected: nothing, exactly one point, one or more points, two or more. */
  readonly scope: "forest" | "one" | "some" | "several";
  readonly when?: (forest: OpenForest, context: ActionContext) => boolean;
  readonly run: (forest: OpenForest, context: ActionContext) => void;
}

/** Looks no further than it must: everything may be selected. */
function isInScope({ selection }: ActionContext, scope: PointRecipe["scope"]): boolean {
  switch (scope) {
    case "forest":
      return true;
    case "one":
      return selection.length === 1 && selection.every(isPointId);
    case "some":
      return selection.some(isPointId);
    case "several": {
      const first = selection.findIndex(isPointId);
      return first >= 0 && selection.some((id, index) => index > first && isPointId(id));
    }
  }
}

/** An action on the selected points of the open forest. */
export function pointAction(recipe: PointRecipe): Action {
  const allowed = (context: ActionContext): boolean =>
    context.forest !== null && isInScope(context, recipe.scope) && (recipe.when?.(context.forest, context) ?? true);
  return {
    id: recipe.id,
    group: recipe.group ?? "point",
    labelKey: recipe.labelKey,
    shortcuts: recipe.shortcuts ?? [],
    outsideTextOnly: true,
    isEnabled: allowed,
    run: (context) => {
      if (context.forest !== null && allowed(context)) recipe.run(context.forest, context);
    },
  };
}

/** The first selected point; null when none is. */
export const primaryPoint = ({ selection }: ActionContext): PointId | null => selection.find(isPointId) ?? null;
