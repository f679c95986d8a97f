import type { KeyPair, SyncCrypto } from "#shared/sync/index.ts";
import type { GroupFolder, GroupFolderParts } from "../groupFolder.ts";
import type { Joiner } from "../joining/joiner.ts";
import type { PeersCallName, PeersEvents, PeersInput, PeersOutput, PeersStart } from "../peersProtocol.ts";
import type { HostedGroup } from "./hostedGroup.ts";
import type { MakeNetwork, PeersNetwork } from "./network.ts";

export interface ServiceParts {
  readonly start: PeersStart;
  readonly crypto: SyncCrypto;
  readonly makeNetwork: (device: KeyPair) => MakeNetwork;
  readonly emit: <N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Every call but `start`, which makes the service. */
export type ServiceCalls = { readonly [N in Exclude<PeersCallName, "start">]: (input: PeersInput<N>) => Promise<PeersOutput<N>> };

export interface PeersService {
  readonly calls: ServiceCalls;
  started(): PeersOutput<"start">;
}

/** What the calls work on. */
export interface ServiceCore {
  readonly parts: ServiceParts;
  readonly device: KeyPair;
  readonly deviceKey: string;
  readonly folderParts: GroupFolderParts;
  readonly groups: Map<string, HostedGroup>;
  /** Keys and a folder only. */
  readonly prepared: Map<string, GroupFolder>;
  readonly network: PeersNetwork;
  readonly joiner: Joiner;
  open(folder: GroupFolder): Promise<HostedGroup>;
  closeGroup(groupId: string): Promise<void>;
  placesOf(group: HostedGroup): void;
  stop(): Promise<void>;
}
