import type { FromSearch, SearchLink } from "./searchProtocol.ts";

/** Starts the search worker of one open forest. */
export function connectSearchWorker(): SearchLink {
  const worker = new Worker(new URL("./search.worker.ts", import.meta.url), { type: "module", name: "forest-search" });
  return {
    post: (message) => { worker.postMessage(message); },
    onMessage: (listener) => {
      worker.addEventListener("message", (event: MessageEvent<FromSearch>) => { listener(event.data); });
      worker.addEventListener("error", (event) => { listener({ kind: "failed", reason: `worker: ${event.message}` }); });
    },
    terminate: () => { worker.terminate(); },
  };
}
