import type { FromMirror, MirrorLink } from "./mirrorProtocol.ts";

/** Starts the mirror worker of one open forest. */
export function connectMirrorWorker(): MirrorLink {
  const worker = new Worker(new URL("./mirror.worker.ts", import.meta.url), { type: "module", name: "forest-mirror" });
  return {
    post: (message) => { worker.postMessage(message); },
    onMessage: (listener) => {
      worker.addEventListener("message", (event: MessageEvent<FromMirror>) => { listener(event.data); });
      worker.addEventListener("error", (event) => { listener({ kind: "failed", reason: `worker: ${event.message}` }); });
    },
    terminate: () => { worker.terminate(); },
  };
}
