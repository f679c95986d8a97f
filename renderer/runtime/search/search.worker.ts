import "#renderer/zodWithoutEval.ts";
import { openSearchCache } from "../storage/searchCache.ts";
import { createSearchHost } from "./createSearchHost.ts";
import type { ToSearch } from "./searchProtocol.ts";

const host = createSearchHost({
  post: (message) => { self.postMessage(message); },
  openCache: openSearchCache,
  // Larger than everything else here: fetched when somebody first searches in Latin letters.
  loadReadings: async () => (await import("#renderer/pinyin/index.ts")).readingsOf,
});

self.addEventListener("unhandledrejection", (event) => { event.preventDefault(); host.fail(event.reason); });
self.addEventListener("message", (event: MessageEvent<ToSearch>) => { host.receive(event.data); });
