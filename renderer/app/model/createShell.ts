import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { editTitleInOutline } from "#renderer/features/outline/index.ts";
import { graphCamera } from "#renderer/features/graph/index.ts";
import { focusPanel } from "./focusPanel.ts";
import { shellStore } from "./shellStore.ts";
import { showToast } from "./toasts.ts";

/** The shell as features see it. `runAction` is reached late: the actions need the shell, too. */
export function createShell(forest: () => OpenForest | null, runAction: (id: string) => void): ShellPort {
  return {
    openDialog: (dialog) => shellStore.setState({ dialog }),
    closeDialog: () => shellStore.setState({ dialog: null }),
    toast: showToast,
    announce: (key, values = {}) => shellStore.setState(({ said }) => ({ said: { key, values, turn: (said?.turn ?? 0) + 1 } })),
    editTitle: (id) => {
      const open = forest();
      if (open === null) return;
      showPanel("outline");
      editTitleInOutline(open, id);
    },
    camera: (move) => graphCamera.request(move),
    togglePanel: (panel) => shellStore.setState(({ panels }) => ({ panels: { ...panels, [panel]: !panels[panel] } })),
    focusPanel: (panel) => {
      if (panel !== "graph") showPanel(panel);
      focusPanel(panel);
    },
    goTo: (place) => {
      shellStore.setState({ place });
      if (place === "forest") focusPanel("graph");
    },
    runAction,
  };
}

function showPanel(panel: "outline" | "inspector"): void {
  const { panels } = shellStore.getState();
  if (!panels[panel]) shellStore.setState({ panels: { ...panels, [panel]: true } });
}
