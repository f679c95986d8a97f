import { NETWORK_DEFAULTS, type NetworkSettings } from "#shared/settings/index.ts";
import { toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { createConnections, createUploadLimit, type Connections, type Place, type UploadLimit } from "../connections/index.ts";
import { createInternetLane, type InternetLane } from "../lanes/internet/index.ts";
import { createKeeperLane, type KeeperLane } from "../lanes/keeper/index.ts";
import { createLanLane } from "../lanes/lan/index.ts";
import type { MakeNetwork, NetworkListeners } from "./network.ts";

export interface RealNetworkParts {
  readonly crypto: SyncCrypto;
  readonly device: KeyPair;
  /** 0: any. */
  readonly listenPort: number;
  readonly multicast: boolean;
  /** Without them: the local network and keepers. */
  readonly settings?: NetworkSettings;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
}

/** The lanes there are, on real sockets. Rejects when this machine lets nobody listen at all. */
export function realNetwork(parts: RealNetworkParts): MakeNetwork {
  const { crypto, device, now, after, report } = parts;
  return async (listeners) => {
    const connections = createConnections({ ownDeviceKey: toText(device.publicKey), onConnection: listeners.onConnection, now, after });
    const limit = createUploadLimit({ now, after });
    const lan = await createLanLane({ crypto, keyPair: device, listenPort: parts.listenPort, onConnection: connections.add, report, now, after, multicast: parts.multicast });
    const keepers = createKeeperLanes(parts, { connections, limit, listeners });
    const internet = createInternetSwitch(parts, connections, limit);
    const { settings = NETWORK_DEFAULTS } = parts;
    let { reach } = settings;
    let wantedKeepers: ReadonlyMap<string, readonly Place[]> = new Map();
    const setReach = (changed: NetworkSettings): void => {
      ({ reach } = changed);
      limit.set(changed.uploadKBPerS * 1_000);
      void keepers.set(reach === "lan" ? new Map() : wantedKeepers);
      internet.set(changed);
    };
    setReach(settings);
    return {
      setPlaces: (places) => {
        lan.setPlaces(places);
        internet.setPlaces(places);
      },
      setKeepers: (wanted) => {
        wantedKeepers = wanted;
        return reach === "lan" ? Promise.resolve() : keepers.set(wanted);
      },
      keeperNews: (address) => keepers.lane(address)?.state() ?? null,
      setReach,
      reach: () => reach,
      internetNews: () => internet.lane()?.state() ?? null,
      dial: (address) => lan.dial(address),
      addresses: () => lan.addresses(),
      heardAnything: () => (parts.multicast ? lan.heardAnything() : null),
      networkChanged: () => {
        lan.networkChanged();
        internet.lane()?.networkChanged();
        for (const lane of keepers.lanes()) lane.networkChanged();
      },
      stop: async () => {
        connections.close();
        await Promise.all([lan.stop(), keepers.set(new Map()), internet.stop()]);
      },
    };
  };
}

interface InternetSwitch {
  set(settings: NetworkSettings): void;
  setPlaces(places: readonly Place[]): void;
  lane(): InternetLane | null;
  stop(): Promise<void>;
}

/** There is a lane over the internet only while the person wants one; other nodes make it another lane. */
function createInternetSwitch({ crypto, device, now, after, report }: RealNetworkParts, connections: Connections, limit: UploadLimit): InternetSwitch {
  let lane: InternetLane | null = null;
  let places: readonly Place[] = [];
  let runsWith = "";
  let stopping: Promise<unknown> = Promise.resolve();

  function wants(deviceKey: string): boolean {
    const kept = connections.of(deviceKey);
    return kept === null || kept.route === "relay";
  }

  function set({ reach, nodes, usesPublicNodes }: NetworkSettings): void {
    const runWith = reach === "internet" ? JSON.stringify([nodes, usesPublicNodes]) : "";
    if (runWith === runsWith) return;
    runsWith = runWith;
    if (lane !== null) stopping = Promise.all([stopping, lane.stop()]);
    lane = runWith === "" ? null : createInternetLane({ crypto, keyPair: device, bootstrap: nodes, usesPublic: usesPublicNodes, onConnection: connections.add, wants, limit, report, now, after });
    lane?.setPlaces(places);
  }

  return {
    set,
    setPlaces(changed) {
      places = changed;
      lane?.setPlaces(changed);
    },
    lane: () => lane,
    stop: () => Promise.all([stopping, lane?.stop()]).then(() => undefined),
  };
}

interface KeeperLanes {
  /** Resolves when the lanes that are not wanted any more have stopped. */
  set(wanted: ReadonlyMap<string, readonly Place[]>): Promise<void>;
  lane(address: string): KeeperLane | undefined;
  lanes(): readonly KeeperLane[];
}

interface KeeperLanesParts { readonly connections: Connections; readonly limit: UploadLimit; readonly listeners: NetworkListeners }

/** A lane for each keeper somebody names, as long as somebody does. */
function createKeeperLanes({ crypto, device, now, after, report }: RealNetworkParts, { connections, limit, listeners }: KeeperLanesParts): KeeperLanes {
  const lanes = new Map<string, KeeperLane>();

  function begin(address: string): KeeperLane | null {
    const lane = createKeeperLane({
      crypto, keyPair: device, address, limit, report, now, after,
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
