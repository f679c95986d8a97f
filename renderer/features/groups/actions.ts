import type { Action } from "#renderer/runtime/index.ts";
import { showInPanel, type GroupPanelState } from "./model/groupPanel.ts";

/** Goes to the place and opens a part of it; without a group the place says how to get one. */
function inPlace(id: string, labelKey: string, part: Partial<GroupPanelState>): Action {
  return {
    id, group: "forest", labelKey, shortcuts: [], outsideTextOnly: true, isEnabled: ({ forest }) => forest !== null,
    run: ({ shell }) => {
      showInPanel(part);
      shell.goTo("groups");
    },
  };
}

/** What somebody can do about study groups. Members and roles are changed in the place itself, beside what they mean. */
export const groupActions: readonly Action[] = [
  { id: "group.show", group: "view", labelKey: "groups.action.show", shortcuts: [], outsideTextOnly: false, isEnabled: ({ forest }) => forest !== null, run: ({ shell }) => { shell.goTo("groups"); } },
  inPlace("group.invite", "groups.action.invite", { isInviting: true }),
  { id: "group.join", group: "forest", labelKey: "groups.action.join", shortcuts: [], outsideTextOnly: false, isEnabled: () => true, run: ({ shell }) => { shell.openDialog({ kind: "join-group", link: null }); } },
  inPlace("group.link-device", "groups.action.linkDevice", { dialog: "link-device" }),
  inPlace("group.network", "groups.action.network", { dialog: "network" }),
  inPlace("group.diagnose", "groups.action.diagnose", { dialog: "diagnosis" }),
];
