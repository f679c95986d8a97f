import { isPointId, type EndId, type PointId, type Result } from "#shared/kernel/index.ts";
import { arrangedPoints, tidyGrove, unpinPoints } from "#shared/forest/index.ts";
import type { Action, ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { graphArrange } from "#renderer/features/graph/model/graphArrange.ts";
import { graphLens } from "#renderer/features/graph/model/graphLens.ts";
import { LEAST_LEAVES, type Arrangement } from "./arrangeLeaves.ts";
import { groveOptionsOf } from "./groveOptions.ts";

const selectedPinned = (forest: OpenForest, { selection }: ActionContext): PointId[] => selection.filter(isPointId).filter((id) => (forest.view.point(id)?.pos ?? null) !== null);

function tell({ shell }: ActionContext, done: Result<readonly PointId[], unknown>): void {
  if (done.ok) shell.toast({ tone: "success", key: "graph.grove.tidied", values: { count: done.value.length }, actionId: "edit.undo" });
  else shell.toast({ tone: "warn", key: "graph.pinRefused" });
}

const isUnpinned = (forest: OpenForest, id: EndId): boolean => isPointId(id) && forest.view.point(id)?.pos === null;

/** Not while 整理 is previewed: nobody could see what is pinned. */
const showsPins = (forest: OpenForest): boolean => graphLens.get() === "grove" && groveOptionsOf(forest).get().ignorePins === undefined;

function arrangeAction(how: Arrangement): Action {
  return {
    // i18n-keys: graph.action.arrange.*
    id: `point.arrange.${how}`, group: "point", labelKey: `graph.action.arrange.${how}`, shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest, selection }) => forest !== null && showsPins(forest) && selection.filter(isPointId).length >= LEAST_LEAVES[how] && (how !== "here" || selection.some((id) => isUnpinned(forest, id))),
    run: () => { graphArrange.request(how); },
  };
}

/** 整理 is shown before it is done: everything stands for a moment where it would, and nothing is written until a person says so. */
export const groveActions: readonly Action[] = [
  {
    id: "view.tidy", group: "view", labelKey: "graph.action.tidy", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null && arrangedPoints(forest.view).length > 0,
    run({ forest, shell }) {
      if (forest === null) return;
      shell.lens("grove");
      groveOptionsOf(forest).set({ ignorePins: "all" });
      shell.announce("graph.grove.previewing", { count: arrangedPoints(forest.view).length });
    },
  },
  {
    id: "view.tidyApply", group: "view", labelKey: "graph.action.tidyApply", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null && groveOptionsOf(forest).get().ignorePins !== undefined,
    run(context) {
      const { forest } = context;
      if (forest === null) return;
      groveOptionsOf(forest).set({ ignorePins: undefined });
      tell(context, forest.run(tidyGrove, undefined));
    },
  },
  {
    id: "view.tidyCancel", group: "view", labelKey: "graph.action.tidyCancel", shortcuts: [], outsideTextOnly: true,
    isEnabled: ({ forest }) => forest !== null && groveOptionsOf(forest).get().ignorePins !== undefined,
    run({ forest, shell }) {
      if (forest === null) return;
      groveOptionsOf(forest).set({ ignorePins: undefined });
      shell.announce("graph.grove.notTidied");
    },
  },
  arrangeAction("row"),
  arrangeAction("column"),
  arrangeAction("spread-row"),
  arrangeAction("spread-column"),
  arrangeAction("here"),
  {
    id: "point.unpin", group: "point", labelKey: "graph.action.unpin", shortcuts: [], outsideTextOnly: true,
    isEnabled: (context) => context.forest !== null && selectedPinned(context.forest, context).length > 0,
    run: (context) => { if (context.forest !== null) tell(context, context.forest.run(unpinPoints, { ids: selectedPinned(context.forest, context) })); },
  },
];
