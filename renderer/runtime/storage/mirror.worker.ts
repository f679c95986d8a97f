import { createMirrorHost } from "./createMirrorHost.ts";
import type { ToMirror } from "./mirrorProtocol.ts";

const host = createMirrorHost((message) => { self.postMessage(message); });

// y-indexeddb leaves its write errors as unhandled rejections: here they become one message to the page.
self.addEventListener("unhandledrejection", (event) => { event.preventDefault(); host.fail(event.reason); });
self.addEventListener("error", (event) => { event.preventDefault(); host.fail(event.message); });
self.addEventListener("message", (event: MessageEvent<ToMirror>) => { host.receive(event.data); });
