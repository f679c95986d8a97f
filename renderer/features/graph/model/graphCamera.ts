import type { CameraPlace, ShellPort } from "#renderer/runtime/index.ts";

export type CameraMove = Parameters<ShellPort["camera"]>[0];

export interface CameraPort {
  /** Called by the shell; does nothing while no graph is on the screen. */
  request(move: CameraMove): void;
  /** Called by the graph that is on the screen. */
  onRequest(listener: (move: CameraMove) => void): () => void;
  /** Where it stands; null: nowhere that a person chose, or no graph is on the screen. */
  place(): CameraPlace | null;
  goTo(place: CameraPlace): void;
  /** Called by the graph that is on the screen: how it answers. */
  provide(graph: PlaceKeeper): () => void;
}

export interface PlaceKeeper {
  place(): CameraPlace | null;
  goTo(place: CameraPlace): void;
}

export function createCameraPort(): CameraPort {
  const listeners = new Set<(move: CameraMove) => void>();
  let keeper: PlaceKeeper | null = null;
  return {
    request(move) {
      for (const listener of listeners) listener(move);
    },
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    place: () => keeper?.place() ?? null,
    goTo: (place) => keeper?.goTo(place),
    provide(graph) {
      keeper = graph;
      return () => { if (keeper === graph) keeper = null; };
    },
  };
}

/** How the shell reaches the graph on the screen: `shell.camera(move)` ends here. */
export const graphCamera: CameraPort = createCameraPort();
