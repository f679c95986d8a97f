import { isPointId } from "#shared/kernel/index.ts";
import type { Action } from "#renderer/runtime/index.ts";
import { summaryFocusOf } from "./model/summaryFocus.ts";

/** What the inspector adds to the actions on points. */
export const inspectorActions: readonly Action[] = [
  {
    id: "point.describe", group: "point", labelKey: "inspector.action.describe", shortcuts: ["D"], outsideTextOnly: true,
    isEnabled: ({ forest, selection }) => forest !== null && selection.length === 1 && selection.every(isPointId),
    run: ({ forest, shell }) => {
      shell.focusPanel("inspector");
      if (forest !== null) summaryFocusOf(forest).ask();
    },
  },
];
