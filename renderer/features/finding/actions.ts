import { EMPTY_FILTER, sameFilter, type FilterSpec } from "#shared/finding/index.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Action, ActionContext, OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { findingDesk, type PathEnds } from "./model/findingDesk.ts";
import { showPath } from "./model/showPath.ts";

interface Recipe {
  readonly id: string;
  readonly labelKey: string;
  readonly shortcuts?: readonly string[];
  /** Also while somebody writes: a chord that no text field knows. */
  readonly worksInText?: boolean;
  readonly when?: (forest: OpenForest, context: ActionContext) => boolean;
  readonly run: (forest: OpenForest, context: ActionContext) => void;
}

function action({ id, labelKey, shortcuts = [], worksInText = false, when = () => true, run }: Recipe): Action {
  return {
    id, group: "view", labelKey, shortcuts, outsideTextOnly: !worksInText,
    isEnabled: (context) => context.forest !== null && when(context.forest, context),
    run: (context) => { if (context.forest !== null) run(context.forest, context); },
  };
}

/** Only this is in the light; asked once more, everything again. */
function toggleOnly({ filter }: OpenForest, shell: ShellPort, part: Partial<FilterSpec>): void {
  const wanted = { ...EMPTY_FILTER, ...part };
  if (sameFilter(filter.get().spec, wanted)) clearFilter(filter, shell);
  else {
    filter.set(wanted);
    shell.announce("finding.said.filtered", { count: filter.get().matchCount ?? 0 });
  }
}

function clearFilter(filter: OpenForest["filter"], shell: ShellPort): void {
  filter.clear();
  shell.announce("finding.said.cleared");
}

function showFresh(forest: OpenForest, shell: ShellPort): void {
  const count = forest.filter.get().light.fresh.size;
  if (count === 0) {
    shell.toast({ tone: "info", key: "finding.toast.nothingFresh" });
    return;
  }
  toggleOnly(forest, shell, { fresh: true });
}

/** Two points that are selected, and nothing but them. */
function selectedEnds(selection: ActionContext["selection"]): PathEnds | null {
  const points = selection.filter((id): id is PointId => isPointId(id));
  const [from, to] = points;
  return from !== undefined && to !== undefined && points.length === 2 && selection.length === 2 ? { from, to } : null;
}

/** Everything a person can do to find something in the forest. */
export const findingActions: readonly Action[] = [
  action({ id: "find.search", labelKey: "finding.action.search", shortcuts: ["Mod+F"], worksInText: true, run: (forest) => findingDesk(forest).openSearch() }),
  action({ id: "find.filter", labelKey: "finding.action.filter", shortcuts: ["Shift+F"], run: (forest) => findingDesk(forest).openFilter(true) }),
  action({ id: "find.clear", labelKey: "finding.action.clear", when: ({ filter }) => !sameFilter(filter.get().spec, EMPTY_FILTER), run: ({ filter }, { shell }) => clearFilter(filter, shell) }),
  action({ id: "find.fresh", labelKey: "finding.action.fresh", when: ({ filter }) => filter.get().lastVisitAtMs !== null, run: (forest, { shell }) => showFresh(forest, shell) }),
  action({ id: "find.isolated", labelKey: "finding.action.isolated", run: (forest, { shell }) => toggleOnly(forest, shell, { isolated: true }) }),
  action({ id: "find.noCase", labelKey: "finding.action.noCase", run: (forest, { shell }) => toggleOnly(forest, shell, { noCase: true }) }),
  action({
    id: "find.path", labelKey: "finding.action.path", shortcuts: ["Shift+P"],
    run: (forest, { selection, shell }) => {
      const ends = selectedEnds(selection);
      if (ends === null) shell.openDialog({ kind: "find-path" });
      else showPath(forest, shell, ends);
    },
  }),
  action({
    id: "find.saveView", labelKey: "finding.action.saveView", when: ({ report }) => report.get().readOnlyBecause === null,
    run: (_forest, { shell }) => shell.openDialog({ kind: "save-view" }),
  }),
];
