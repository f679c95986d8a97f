import { selectedPoints } from "#shared/forest/index.ts";
import type { Action } from "#renderer/runtime/index.ts";

/** Beginning a case and looking at all of them, the templates they begin with and the names they hide. Sharing one is `point.share`, beside the other things done to a point. */
export const caseActions: readonly Action[] = [
  {
    id: "case.new", group: "point", labelKey: "cases.action.new", shortcuts: ["Mod+Shift+C"], outsideTextOnly: false,
    isEnabled: ({ forest }) => forest !== null && forest.report.get().readOnlyBecause === null,
    run: ({ forest, selection, shell }) => {
      const [first] = selection;
      // A case is no proof of another case: beside one, a new one begins without 印证.
      const isCase = forest !== null && selectedPoints(forest.view, selection)[0]?.kind === "case";
      shell.openDialog({ kind: "new-case", illustrates: isCase ? null : (first ?? null) });
    },
  },
  { id: "case.library", group: "view", labelKey: "cases.action.library", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => { shell.goTo("cases"); } },
  { id: "case.templates", group: "view", labelKey: "cases.action.templates", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => { shell.openDialog({ kind: "case-templates" }); } },
  { id: "case.masks", group: "view", labelKey: "cases.action.masks", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => { shell.openDialog({ kind: "masks" }); } },
];
