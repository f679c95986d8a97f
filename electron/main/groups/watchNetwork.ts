import type { NetworkInterfaceInfo } from "node:os";

type Interfaces = NodeJS.Dict<Pick<NetworkInterfaceInfo, "address" | "internal">[]>;

export interface WatchNetworkParts {
  readonly interfaces: () => Interfaces;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Nobody needs to look while nothing talks to others. */
  readonly isNeeded: () => boolean;
  readonly onChange: () => void;
}

const EVERY_MS = 5_000;

/** Tells when this machine's own addresses change: another Wi-Fi, a cable, a hotspot. Node has no event for it. The answer ends it. */
export function watchNetwork({ interfaces, after, isNeeded, onChange }: WatchNetworkParts): () => void {
  let last: string | null = null;
  let callOff = (): void => undefined;
  const look = (): void => {
    if (isNeeded()) {
      const now = addressesOf(interfaces());
      if (last !== null && last !== now) onChange();
      last = now;
    } else last = null;
    callOff = after(EVERY_MS, look);
  };
  callOff = after(EVERY_MS, look);
  return () => { callOff(); };
}

function addressesOf(interfaces: Interfaces): string {
  return Object.entries(interfaces).flatMap(([name, infos]) => (infos ?? []).filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`)).sort().join("\n");
}
