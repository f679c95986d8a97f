import { isPointId } from "#shared/kernel/index.ts";
import type { Action } from "#renderer/runtime/index.ts";
import { fieldFocusOf } from "./model/fieldFocus.ts";

/** What the inspector adds to the actions on points. */
export const inspectorActions: readonly Action[] = [
  {
    id: "point.describe", group: "point", labelKey: "inspector.action.describe", shortcuts: ["D"], outsideTextOnly: true,
    isEnabled: ({ forest, selection }) => forest !== null && selection.length === 1 && selection.every(isPointId),
    run: ({ forest, shell }) => {
      shell.focusPanel("inspector");
      if (forest !== null) fieldFocusOf(forest, "summary").ask();
    },
  },
  {
    id: "point.tag", group: "point", labelKey: "inspector.action.tag", shortcuts: ["Shift+T"], outsideTextOnly: true,
    isEnabled: ({ forest, selection }) => forest !== null && selection.some(isPointId),
    run: ({ forest, shell }) => {
      shell.focusPanel("inspector");
      if (forest !== null) fieldFocusOf(forest, "tags").ask();
    },
  },
];
