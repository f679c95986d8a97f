import { reportProblem, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";
import { takeText } from "#renderer/features/building/index.ts";
import { editTitleInOutline, openInOutline } from "#renderer/features/outline/index.ts";
import { graphCamera, graphLens } from "#renderer/features/graph/index.ts";
import { commitTyping } from "./commitTyping.ts";
import { focusPanel } from "./focusPanel.ts";
import { openComment } from "./openComment.ts";
import { withRole } from "./roleRefusal.ts";
import { shellStore } from "./shellStore.ts";
import { isPanelShown, togglePanel, withPanel } from "./sidePanels.ts";
import { showToast } from "./toasts.ts";

/** The shell as features see it. `runAction` is reached late: the actions need the shell, too. */
export function createShell(forest: () => OpenForest | null, runAction: (id: string) => void, text: ShellPort["text"]): ShellPort {
  const shell: ShellPort = {
    openDialog: (dialog) => {
      // A chord for another dialog does not sweep away what somebody is writing in this one.
      if (document.querySelector("[data-holds-typing]") !== null) showToast({ tone: "info", key: "app.typing.first" });
      else shellStore.setState({ dialog });
    },
    closeDialog: () => shellStore.setState({ dialog: null }),
    toast: (request) => { showToast(withRole(request, forest(), text)); },
    text,
    announce: (key, values = {}) => shellStore.setState(({ said }) => ({ said: { key, values, turn: (said?.turn ?? 0) + 1 } })),
    editTitle: (id) => {
      const open = forest();
      if (open === null) return;
      showPanel("outline");
      editTitleInOutline(open, id);
    },
    showInOutline: (parentId) => {
      const open = forest();
      if (open === null) return;
      showPanel("outline");
      openInOutline(open, parentId);
      focusPanel("outline");
    },
    takeText: (dropped, place) => {
      const open = forest();
      // What is dropped while nobody sees the forest of now would grow unseen.
      if (open === null || shellStore.getState().place !== "forest") showToast({ tone: "info", key: "exchange.drop.other" });
      else void takeText(open, shell, dropped, place);
    },
    camera: (move) => graphCamera.request(move),
    cameraPlace: () => graphCamera.place(),
    goToPlace: (place) => graphCamera.goTo(place),
    lens: (name) => graphLens.set(name),
    currentLens: () => graphLens.get(),
    togglePanel: (panel) => shellStore.setState((state) => togglePanel(state, panel)),
    focusPanel: (panel) => {
      if (panel !== "graph") showPanel(panel);
      focusPanel(panel);
    },
    goTo: (place) => {
      shellStore.setState({ place });
      if (place === "forest") focusPanel("graph");
    },
    openNote: (pointId, goal) => {
      const open = forest();
      const point = open?.view.point(pointId);
      if (open === null || point === undefined) return;
      commitTyping();
      open.selection.select([pointId]);
      // Among the cases alone it would not be listed; among all notes cases are.
      shellStore.setState(({ notesKind }) => ({ place: "notes", over: null, noteId: pointId, noteGoal: goal ?? null, notesKind: point.kind === "case" ? notesKind : "notes" }));
    },
    openComment: (commentId, pointId) => {
      const open = forest();
      if (open !== null) void openComment({ open, isOpen: () => forest() === open, shell }, commentId, pointId).catch((thrown: unknown) => { reportProblem("open a comment", thrown); });
    },
    runAction,
  };
  return shell;
}

function showPanel(panel: "outline" | "inspector"): void {
  const state = shellStore.getState();
  if (!isPanelShown(state, panel)) shellStore.setState(withPanel(state, panel));
}
