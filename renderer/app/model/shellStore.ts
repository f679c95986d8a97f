import { createStore } from "zustand/vanilla";
import type { PointId } from "#shared/kernel/index.ts";
import type { DialogRequest, ForestPlace, NoteGoal } from "#renderer/runtime/index.ts";

export type SidePanel = "outline" | "inspector";

export interface ShellState {
  readonly dialog: DialogRequest | null;
  readonly place: ForestPlace;
  /** Whose note stands open in the notes; null: none was opened yet. */
  readonly noteId: PointId | null;
  /** Where in it somebody wants to go; null once they are there. */
  readonly noteGoal: NoteGoal | null;
  readonly notesKind: "notes" | "cases";
  /** Two cases side by side; null: all of them. */
  readonly compared: readonly [PointId, PointId] | null;
  /** The member whose looking around the view goes along with. */
  readonly followedId: string | null;
  readonly said: { readonly key: string; readonly values: Readonly<Record<string, string | number>>; readonly turn: number } | null;
  /** Which panels are wanted beside what is looked at. Whether one stands there, `isPanelShown` says. */
  readonly panels: Readonly<Record<SidePanel, boolean>>;
  /** The window is too narrow for it just now. */
  readonly noRoom: Readonly<Record<SidePanel, boolean>>;
  /** One there is no room for, laid over the note because somebody asked for it. */
  readonly over: SidePanel | null;
  readonly outlineWidthPx: number;
  readonly inspectorWidthPx: number;
  readonly listWidthPx: number;
}

/** Session state of the window: nothing in here is worth saving in a document. */
export const shellStore = createStore<ShellState>(() => ({
  dialog: null, place: "forest", noteId: null, noteGoal: null, notesKind: "notes", compared: null, followedId: null, said: null, panels: { outline: true, inspector: true }, noRoom: { outline: false, inspector: false }, over: null, outlineWidthPx: 264, inspectorWidthPx: 316, listWidthPx: 272,
}));
