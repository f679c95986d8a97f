import type { EndId } from "#shared/kernel/index.ts";
import { endTitle } from "#shared/forest/index.ts";
import type { Action, ActionContext, OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { focusOptionsOf, type FocusOptions, type FocusOptionsState } from "./focusOptions.ts";

interface FocusAction {
  readonly id: string;
  readonly labelKey: string;
  readonly shortcuts?: readonly string[];
  /** Brings the focus to the screen; the others mean something only there. */
  readonly fromAnywhere?: boolean;
  readonly isEnabled: (state: FocusOptionsState, context: ActionContext) => boolean;
  readonly run: (options: FocusOptions, context: ActionContext & { readonly forest: OpenForest }) => void;
}

function focusAction({ id, labelKey, shortcuts = [], fromAnywhere = false, isEnabled, run }: FocusAction): Action {
  return {
    id, group: "view", labelKey, shortcuts, outsideTextOnly: true,
    isEnabled: (context) => context.forest !== null && (fromAnywhere || context.shell.currentLens() === "focus") && isEnabled(focusOptionsOf(context.forest).get(), context),
    run: (context) => { if (context.forest !== null) run(focusOptionsOf(context.forest), { ...context, forest: context.forest }); },
  };
}

/** What is walked to is also what is selected: outline and inspector come along. */
export function walkFocus(forest: OpenForest, shell: Pick<ShellPort, "announce">, id: EndId): void {
  const options = focusOptionsOf(forest);
  options.walkTo(id);
  arrive(forest, shell, options);
}

/** Back (negative) or forward by so many places along the trail. */
export function stepFocus(forest: OpenForest, shell: Pick<ShellPort, "announce">, by: number): void {
  const options = focusOptionsOf(forest);
  options.step(by);
  arrive(forest, shell, options);
}

function arrive(forest: OpenForest, shell: Pick<ShellPort, "announce">, options: FocusOptions): void {
  const { centre } = options.get();
  if (centre === null) return;
  forest.selection.select([centre]);
  shell.announce("graph.focus.said.centre", { title: endTitle(forest.view, centre) ?? "" });
}

/** What a person can do in the focus besides selecting. Their labels and shortcuts serve docks, menus and the palette. */
export const focusActions: readonly Action[] = [
  focusAction({
    id: "focus.centre", labelKey: "graph.focus.action.centre", fromAnywhere: true,
    isEnabled: (state, { selection, shell }) => selection[0] !== undefined && (selection[0] !== state.centre || shell.currentLens() !== "focus"),
    run(_, { forest, selection: [id], shell }) {
      if (id === undefined) return;
      if (shell.currentLens() !== "focus") shell.lens("focus");
      walkFocus(forest, shell, id);
    },
  }),
  focusAction({ id: "focus.back", labelKey: "graph.focus.action.back", shortcuts: ["Mod+["], isEnabled: ({ trail }) => trail.at > 0, run: (_, { forest, shell }) => { stepFocus(forest, shell, -1); } }),
  focusAction({ id: "focus.forward", labelKey: "graph.focus.action.forward", shortcuts: ["Mod+]"], isEnabled: ({ trail }) => trail.at < trail.ids.length - 1, run: (_, { forest, shell }) => { stepFocus(forest, shell, 1); } }),
  focusAction({ id: "focus.deeper", labelKey: "graph.focus.action.deeper", isEnabled: ({ depth }) => depth === 1, run: (options) => { options.change({ depth: 2 }); } }),
  focusAction({ id: "focus.shallower", labelKey: "graph.focus.action.shallower", isEnabled: ({ depth }) => depth === 2, run: (options) => { options.change({ depth: 1 }); } }),
  focusAction({ id: "focus.reasons", labelKey: "graph.focus.action.reasons", isEnabled: () => true, run: (options) => { options.change({ showsReasons: !options.get().showsReasons }); } }),
];
