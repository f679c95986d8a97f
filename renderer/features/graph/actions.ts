import { isLinkId, type EndId } from "#shared/kernel/index.ts";
import type { Action, ActionContext, OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { CameraMove } from "./model/graphCamera.ts";
import type { LensName } from "./model/lensTypes.ts";
import { focusActions } from "./lenses/focus/focusActions.ts";
import { groveActions } from "./lenses/grove/groveActions.ts";
import { createLinkWalk, type LinkStep } from "./model/linkWalk.ts";
import { linkWords } from "./model/linkWords.ts";
import type { Neighbour } from "./model/nextNeighbour.ts";
import { createNeighbourWalk } from "./model/neighbourWalk.ts";

const walk = createNeighbourWalk();
const linkWalk = createLinkWalk();

const hasForest = ({ forest }: ActionContext): boolean => forest !== null;
const hasSelection = ({ forest, selection }: ActionContext): boolean => forest !== null && selection.length > 0;

function cameraAction(id: string, labelKey: string, shortcuts: readonly string[], move: CameraMove): Action {
  return {
    id, group: "view", labelKey, shortcuts, outsideTextOnly: true,
    isEnabled: move === "selection" ? hasSelection : hasForest,
    run: ({ shell }) => { shell.camera(move); },
  };
}

function neighbourAction(id: string, labelKey: string, shortcut: string, direction: 1 | -1): Action {
  return {
    id, group: "view", labelKey, shortcuts: [shortcut], outsideTextOnly: true,
    isEnabled: ({ forest, selection: [first] }) => forest !== null && first !== undefined && hasNeighbours(forest, first),
    run: ({ forest, selection, shell }) => {
      const [first] = selection;
      const next = forest === null || first === undefined ? null : walk.step(forest.view, first, direction);
      if (forest === null || next === null) return;
      forest.selection.select([next.id]);
      shell.camera("selection");
      sayNeighbour(forest, shell, next);
    },
  };
}

const hasNeighbours = ({ view }: OpenForest, id: EndId): boolean => isLinkId(id) || view.linksAt(id).length > 0;

/** Where one has come is heard as the link that led there: the title alone would not say why it is a neighbour. */
function sayNeighbour({ view }: OpenForest, shell: ShellPort, { via, at, count }: Neighbour): void {
  const link = view.link(via);
  if (link !== undefined) shell.announce("graph.announce.neighbour", { ...linkWords(view, link, shell.text), at, count });
}

/** The lines themselves, which arrows pass over: Enter opens the one that is reached. */
function linkAction(id: string, labelKey: string, shortcut: string, direction: 1 | -1): Action {
  return {
    id, group: "view", labelKey, shortcuts: [shortcut], outsideTextOnly: true,
    isEnabled: ({ forest, selection: [first] }) => forest !== null && first !== undefined && hasNeighbours(forest, first),
    run: ({ forest, selection, shell }) => {
      const [first] = selection;
      const next = forest === null || first === undefined ? null : linkWalk.step(forest.view, first, direction);
      if (forest === null || next === null) return;
      forest.selection.select([next.id]);
      shell.camera("selection");
      sayLink(forest, shell, next);
    },
  };
}

function sayLink({ view }: OpenForest, shell: ShellPort, { id, at, count }: LinkStep): void {
  const link = view.link(id);
  if (link !== undefined) shell.announce("graph.announce.linkAt", { ...linkWords(view, link, shell.text), at, count });
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
  neighbourAction("view.nextNeighbour", "graph.action.nextNeighbour", "]", 1),
  neighbourAction("view.previousNeighbour", "graph.action.previousNeighbour", "[", -1),
  linkAction("view.nextLink", "graph.action.nextLink", "}", 1),
  linkAction("view.previousLink", "graph.action.previousLink", "{", -1),
];
