import type { ShellPort } from "#renderer/runtime/index.ts";

export type CameraMove = Parameters<ShellPort["camera"]>[0];

export interface CameraPort {
  /** Called by the shell; does nothing while no graph is on the screen. */
  request(move: CameraMove): void;
  /** Called by the graph that is on the screen. */
  onRequest(listener: (move: CameraMove) => void): () => void;
}

export function createCameraPort(): CameraPort {
  const listeners = new Set<(move: CameraMove) => void>();
  return {
    request(move) {
      for (const listener of listeners) listener(move);
    },
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How the shell reaches the graph on the screen: `shell.camera(move)` ends here. */
export const graphCamera: CameraPort = createCameraPort();
