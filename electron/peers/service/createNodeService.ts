import type { SyncCrypto } from "#shared/sync/index.ts";
import type { PeersStart } from "../peersProtocol.ts";
import { realNetwork } from "./createNetwork.ts";
import { createService } from "./createService.ts";
import type { Emit } from "./serve.ts";
import type { PeersService } from "./serviceTypes.ts";

export interface NodeServiceParts { readonly start: PeersStart; readonly emit: Emit; readonly crypto: SyncCrypto }

/** The service on real sockets, by the clock of this machine. */
export function createNodeService({ start, emit, crypto }: NodeServiceParts): Promise<PeersService> {
  const now = (): number => Date.now();
  const after = (delayMs: number, task: () => void): (() => void) => {
    const timer = setTimeout(task, delayMs);
    return () => { clearTimeout(timer); };
  };
  const report = (message: string): void => { emit("warn", { where: "network", message }); };
  return createService({
    start, emit, crypto, now, after,
    makeNetwork: (device) => realNetwork({ crypto, device, listenPort: start.listenPort, multicast: start.lanIsOff !== true, settings: start.network, now, after, report }),
  });
}
