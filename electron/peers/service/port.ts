import type { PeersMessage, PeersRequest } from "../peersProtocol.ts";

/** The way to whoever started this process. */
export interface ServicePort {
  post(message: PeersMessage): void;
  onRequest(listener: (request: PeersRequest) => void): void;
}

/** Of a utility process, or of a plain Node process that was forked with advanced serialization. Null: started by hand. */
export function findPort(): ServicePort | null {
  // SAFETY: outside Electron there is no such property; its types say otherwise.
  const parent = process.parentPort as Electron.ParentPort | undefined;
  if (parent !== undefined) {
    return {
      post: (message) => { parent.postMessage(message); },
      // SAFETY: only main writes to this port, and its side is typed by the same protocol.
      onRequest: (listener) => { parent.on("message", ({ data }) => { listener(data as PeersRequest); }); },
    };
  }
  if (process.send === undefined) return null;
  return {
    post: (message) => { process.send?.(message); },
    // SAFETY: as above.
    onRequest: (listener) => {
      process.on("message", (request) => { listener(request as PeersRequest); });
      // Who started this process is gone.
      process.on("disconnect", () => { process.exit(0); });
    },
  };
}
