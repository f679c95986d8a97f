import { utilityProcess } from "electron";
import type { PeersMessage } from "#electron/peers/peersProtocol.ts";
import type { PeersPort } from "./createPeersProcess.ts";

/** Shown in the list of processes. */
const SERVICE_NAME = "forest-peers";

/** Starts the process that talks to other machines. */
export function forkPeers(path: string): PeersPort {
  const child = utilityProcess.fork(path, [], { serviceName: SERVICE_NAME, stdio: "ignore" });
  return {
    postMessage: (request) => { child.postMessage(request); },
    onMessage: (listener) => { child.on("message", (message: PeersMessage) => { listener(message); }); },
    onExit: (listener) => { child.on("exit", listener); },
    kill: () => { child.kill(); },
  };
}
