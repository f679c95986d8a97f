import type { ComponentType } from "react";
import { loadAnew } from "./loadAnew.ts";

export type PartState<Props> =
  | { readonly kind: "loading" }
  | { readonly kind: "here"; readonly Component: ComponentType<Props> }
  /** `tries`: so often it was asked for, in vain. `isTrying`: once more, just now. */
  | { readonly kind: "failed"; readonly tries: number; readonly isTrying: boolean };

/** A part of the page whose code comes in a file of its own. */
export interface Part<Props> {
  get(): PartState<Props>;
  onChange(listener: () => void): () => void;
  /** Asks for it, the first time. */
  start(): void;
  /** Asks for it once more after it failed. */
  again(): void;
}

/**
 * A part of the page that is fetched when it is first wanted. `name`: what its file calls the component. A file that cannot be read is told to `report` and is the state of this part
 * alone: nothing is thrown.
 */
export function createPart<Name extends string, Props>(name: Name, load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>, report: (where: string, problem: unknown) => void): Part<Props> {
  let state: PartState<Props> = { kind: "loading" };
  let isStarted = false;
  const listeners = new Set<() => void>();
  const set = (next: PartState<Props>): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const ask = async (tries: number): Promise<void> => {
    try {
      const room = tries === 0 ? await load() : await loadAnew(load, tries);
      set({ kind: "here", Component: room[name] });
    } catch (thrown) {
      report(`part of the page: ${name}`, thrown);
      set({ kind: "failed", tries: tries + 1, isTrying: false });
    }
  };
  return {
    get: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    start() {
      if (isStarted) return;
      isStarted = true;
      void ask(0);
    },
    again() {
      if (state.kind !== "failed" || state.isTrying) return;
      const { tries } = state;
      set({ ...state, isTrying: true });
      void ask(tries);
    },
  };
}
