import { toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { createConnections, type Connections, type Place } from "../connections/index.ts";
import { createKeeperLane, type KeeperLane } from "../lanes/keeper/index.ts";
import { createLanLane } from "../lanes/lan/index.ts";
import type { MakeNetwork, NetworkListeners } from "./network.ts";

export interface RealNetworkParts {
  readonly crypto: SyncCrypto;
  readonly device: KeyPair;
  /** 0: any. */
  readonly listenPort: number;
  readonly multicast: boolean;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
}

/** The lanes there are, on real sockets. Rejects when this machine lets nobody listen at all. */
export function realNetwork(parts: RealNetworkParts): MakeNetwork {
  const { crypto, device, now, after, report } = parts;
  return async (listeners) => {
    const connections = createConnections({ ownDeviceKey: toText(device.publicKey), onConnection: listeners.onConnection, now, after });
    const lan = await createLanLane({ crypto, keyPair: device, listenPort: parts.listenPort, onConnection: connections.add, report, now, after, multicast: parts.multicast });
    const keepers = createKeeperLanes(parts, connections, listeners);
    return {
      setPlaces: (places) => { lan.setPlaces(places); },
      setKeepers: keepers.set,
      keeperNews: (address) => keepers.lane(address)?.state() ?? null,
      dial: (address) => lan.dial(address),
      addresses: () => lan.addresses(),
      heardAnything: () => (parts.multicast ? lan.heardAnything() : null),
      networkChanged: () => {
        lan.networkChanged();
        for (const lane of keepers.lanes()) lane.networkChanged();
      },
      stop: async () => {
        connections.close();
        await Promise.all([lan.stop(), keepers.set(new Map())]);
      },
    };
  };
}

interface KeeperLanes {
  /** Resolves when the lanes that are not wanted any more have stopped. */
  set(wanted: ReadonlyMap<string, readonly Place[]>): Promise<void>;
  lane(address: string): KeeperLane | undefined;
  lanes(): readonly KeeperLane[];
}

/** A lane for each keeper somebody names, as long as somebody does. */
function createKeeperLanes({ crypto, device, now, after, report }: RealNetworkParts, connections: Connections, listeners: NetworkListeners): KeeperLanes {
  const lanes = new Map<string, KeeperLane>();

  function begin(address: string): KeeperLane | null {
    const lane = createKeeperLane({
      crypto, keyPair: device, address, report, now, after,
      onConnection: connections.add,
      onKeeperChannel: (placeKey, channel) => { listeners.onKeeperChannel(address, placeKey, channel); },
      onState: () => { listeners.onKeeperNews(address); },
      wants: (deviceKey) => connections.of(deviceKey) === null,
    });
    if (lane === null) report("An address of a keeper cannot be read");
    else lanes.set(address, lane);
    return lane;
  }

  return {
    async set(wanted) {
      const ending = [...lanes].filter(([address]) => !wanted.has(address));
      for (const [address] of ending) lanes.delete(address);
      for (const [address, places] of wanted) (lanes.get(address) ?? begin(address))?.setPlaces(places);
      await Promise.all(ending.map(([, lane]) => lane.stop()));
    },
    lane: (address) => lanes.get(address),
    lanes: () => [...lanes.values()],
  };
}
