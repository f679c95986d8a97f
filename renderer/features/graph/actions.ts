import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { Action, ActionContext, OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { CameraMove } from "./model/graphCamera.ts";
import type { LensName } from "./model/lensTypes.ts";
import { focusActions } from "./lenses/focus/focusActions.ts";
import { groveActions } from "./lenses/grove/groveActions.ts";
import { createLinkWalk, type LinkStep } from "./model/linkWalk.ts";
import { linkWords } from "./model/linkWords.ts";
import type { Neighbour } from "./model/nextNeighbour.ts";
import { createNeighbourWalk } from "./model/neighbourWalk.ts";

const hasForest = ({ forest }: ActionContext): boolean => forest !== null;
const hasSelection = ({ forest, selection }: ActionContext): boolean => forest !== null && selection.length > 0;

function cameraAction(id: string, labelKey: string, shortcuts: readonly string[], move: CameraMove): Action {
  return {
    id, group: "view", labelKey, shortcuts, outsideTextOnly: true,
    isEnabled: move === "selection" ? hasSelection : hasForest,
    run: ({ shell }) => { shell.camera(move); },
  };
}

interface Walk<Step extends { readonly id: EndId }> {
  readonly walk: { step(view: ForestView, from: EndId, direction: 1 | -1): Step | null };
  readonly say: (forest: OpenForest, shell: ShellPort, step: Step) => void;
}

/** From what is selected one step on or back: that is then selected, in view and said. */
function stepAction<Step extends { readonly id: EndId }>(id: string, labelKey: string, shortcut: string, { walk, say, direction }: Walk<Step> & { readonly direction: 1 | -1 }): Action {
  return {
    id, group: "view", labelKey, shortcuts: [shortcut], outsideTextOnly: true,
    isEnabled: ({ forest, selection: [first] }) => forest !== null && first !== undefined && hasNeighbours(forest, first),
    run: ({ forest, selection, shell }) => {
      const [first] = selection;
      const next = forest === null || first === undefined ? null : walk.step(forest.view, first, direction);
      if (forest === null || next === null) return;
      forest.selection.select([next.id]);
      shell.camera("selection");
      say(forest, shell, next);
    },
  };
}

const hasNeighbours = ({ view }: OpenForest, id: EndId): boolean => isLinkId(id) || view.linksAt(id).length > 0;

/** Where one has come is heard as the link that led there: the title alone would not say why it is a neighbour. */
const neighbours: Walk<Neighbour> = {
  walk: createNeighbourWalk(),
  say: (forest, shell, { via, at, count }) => { sayLink(forest, shell, "graph.announce.neighbour", { id: via, at, count }); },
};

/** The lines themselves, which arrows pass over: Enter opens the one that is reached. */
const lines: Walk<LinkStep> = {
  walk: createLinkWalk(),
  say: (forest, shell, step) => { sayLink(forest, shell, "graph.announce.linkAt", step); },
};

function sayLink({ view }: OpenForest, shell: ShellPort, key: string, { id, at, count }: LinkStep): void {
  const link = view.link(id);
  // i18n-keys: graph.announce.neighbour graph.announce.linkAt
  if (link !== undefined) shell.announce(key, { ...linkWords(view, link, shell.text), at, count });
}

function lensAction(lens: LensName, labelKey: string, shortcut: string): Action {
  return {
    id: `view.${lens}`, group: "view", labelKey, shortcuts: [shortcut], outsideTextOnly: true,
    isEnabled: hasForest,
    run: ({ shell }) => {
      shell.lens(lens);
      // i18n-keys: graph.announce.lens.*
      shell.announce(`graph.announce.lens.${lens}`);
    },
  };
}

/** What a person can do with the graph as a view; editing points and links belongs to other features. */
export const graphActions: readonly Action[] = [
  cameraAction("view.fit", "graph.action.fit", ["F", "Shift+1"], "fit"),
  cameraAction("view.zoomIn", "graph.action.zoomIn", ["+", "="], "zoom-in"),
  cameraAction("view.zoomOut", "graph.action.zoomOut", ["-"], "zoom-out"),
  cameraAction("view.zoomReset", "graph.action.zoomReset", ["0"], "reset"),
  cameraAction("view.toSelection", "graph.action.toSelection", ["Shift+2"], "selection"),
  lensAction("tower", "graph.action.tower", "Alt+1"),
  lensAction("grove", "graph.action.grove", "Alt+2"),
  lensAction("focus", "graph.action.focus", "Alt+3"),
  ...groveActions,
  ...focusActions,
  stepAction("view.nextNeighbour", "graph.action.nextNeighbour", "]", { ...neighbours, direction: 1 }),
  stepAction("view.previousNeighbour", "graph.action.previousNeighbour", "[", { ...neighbours, direction: -1 }),
  stepAction("view.nextLink", "graph.action.nextLink", "}", { ...lines, direction: 1 }),
  stepAction("view.previousLink", "graph.action.previousLink", "{", { ...lines, direction: -1 }),
];
