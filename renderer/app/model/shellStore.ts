import { createStore } from "zustand/vanilla";
import type { DialogRequest, ForestPlace } from "#renderer/runtime/index.ts";

export interface ShellState {
  readonly dialog: DialogRequest | null;
  readonly place: ForestPlace;
  readonly said: { readonly key: string; readonly values: Readonly<Record<string, string | number>>; readonly turn: number } | null;
  readonly panels: { readonly outline: boolean; readonly inspector: boolean };
  readonly outlineWidthPx: number;
  readonly inspectorWidthPx: number;
}

/** Session state of the window: nothing in here is worth saving in a document. */
export const shellStore = createStore<ShellState>(() => ({
  dialog: null, place: "forest", said: null, panels: { outline: true, inspector: true }, outlineWidthPx: 264, inspectorWidthPx: 316,
}));
