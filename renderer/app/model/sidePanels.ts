import type { ForestPlace } from "#renderer/runtime/index.ts";
import type { ShellState, SidePanel } from "./shellStore.ts";

/** The places whose side panels can be put away. */
const WITH_PANELS: ReadonlySet<ForestPlace> = new Set(["forest", "notes"]);

export const hasSidePanels = (place: ForestPlace): boolean => WITH_PANELS.has(place);

/** Whether a panel is on the screen: wanted, and with room beside the rest or laid over it. */
export function isPanelShown({ place, panels, noRoom, over }: Pick<ShellState, "place" | "panels" | "noRoom" | "over">, panel: SidePanel): boolean {
  return hasSidePanels(place) && panels[panel] && (!noRoom[panel] || over === panel);
}

/** What changes so that a panel is on the screen: one there is no room for is laid over the rest. */
export function withPanel({ panels, noRoom }: Pick<ShellState, "panels" | "noRoom">, panel: SidePanel): Pick<ShellState, "panels" | "over"> {
  return { panels: { ...panels, [panel]: true }, over: noRoom[panel] ? panel : null };
}

/** What changes when somebody presses the button of a panel. One that lay over the rest is still wanted where there is room. */
export function togglePanel(state: ShellState, panel: SidePanel): Partial<ShellState> {
  if (!hasSidePanels(state.place)) return {};
  if (!isPanelShown(state, panel)) return withPanel(state, panel);
  return { over: null, panels: { ...state.panels, [panel]: state.noRoom[panel] } };
}
