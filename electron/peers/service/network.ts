import type { Channel } from "#shared/sync/index.ts";
import type { NetworkSettings } from "#shared/settings/index.ts";
import type { Connection, Place } from "../connections/connectionTypes.ts";
import type { InternetLaneState } from "../lanes/internet/index.ts";

export type KeeperProblem = "unreachable" | "refused" | "full";
export interface KeeperNews { readonly isOnline: boolean; readonly problem: KeeperProblem | null }

/** All lanes of this machine together, as the service sees them: `createNetwork` makes the real one. */
export interface PeersNetwork {
  /** How far this machine may reach. Takes effect at once: what goes further than that is closed. */
  setReach(settings: NetworkSettings): void;
  /** Null: direct connections are off. */
  internetNews(): InternetLaneState | null;
  reach(): NetworkSettings["reach"];
  /** Where to look for others, and to be found. Replaces what was asked before. */
  setPlaces(places: readonly Place[]): void;
  /** Keeper's address → the places it keeps for us. Replaces what was asked before. */
  setKeepers(keepers: ReadonlyMap<string, readonly Place[]>): Promise<void>;
  keeperNews(address: string): KeeperNews | null;
  /** False: nobody there, or nobody of ours. */
  dial(address: string): Promise<boolean>;
  /** `host:port` under which others on this network reach this machine. */
  addresses(): readonly string[];
  /** Whether multicast brought anything since the start; null: it is off. */
  heardAnything(): boolean | null;
  networkChanged(): void;
  stop(): Promise<void>;
}

export interface NetworkListeners {
  readonly onConnection: (connection: Connection) => void;
  /** A keeper lets us into the space of a place. */
  readonly onKeeperChannel: (address: string, placeKey: Uint8Array, channel: Channel) => void;
  readonly onKeeperNews: (address: string) => void;
}

export type MakeNetwork = (listeners: NetworkListeners) => Promise<PeersNetwork>;
