import type { NetworkSettings } from "#shared/settings/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import { PENDING_JOINS_FILE } from "#electron/peers/peersProtocol.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { DeviceKey } from "./deviceKey.ts";
import { createCarriedFiles, type GroupDialogs } from "./carriedFiles.ts";
import { createGroupHandlers, type GroupHandlers } from "./groupHandlers.ts";
import { GroupRuntime, type GroupRuntimeParts } from "./groupRuntime.ts";

export interface GroupsParts extends Omit<GroupRuntimeParts, "startInput" | "forests"> {
  readonly fs: FileSystem;
  readonly forests: Pick<ForestFolders, "dirOf" | "create" | "list" | "relabel" | "trash" | "purge">;
  readonly dialogs: GroupDialogs;
  /** Null: there is one, and it cannot be read. */
  readonly openKey: () => Promise<DeviceKey | null>;
  readonly deviceName: string;
  readonly lanIsOff: boolean;
  /** How far this machine may reach, as it is set now. */
  readonly network: () => NetworkSettings;
}

/** Study groups as main sees them: it joins the peers process with the log on disk and with the page. */
export interface Groups {
  readonly handlers: GroupHandlers;
  /** The page stands: what others wrote while the app was closed may come now. */
  pageIsUsable(): void;
  forestOpened(forestId: string, nextSeq: number): void;
  /** These updates are durable now, the first under this number. */
  forestWritten(forestId: string, firstSeq: number, updates: readonly LoggedUpdate[]): void;
  /** Closed, or put into the trash: nobody takes in what others write, which waits. */
  forestClosed(forestId: string): void;
  /** Deleted for good. */
  forestPurged(forestId: string): Promise<void>;
  /** The machine woke up, or its network is another one. */
  networkChanged(): void;
  /** The person chose anew how far this machine may reach. */
  reachChanged(): void;
  /** Whether there is anything to talk to others about. */
  isActive(): boolean;
  /** Hands over what is durable, then ends the process; within a few seconds in any case. */
  stop(): Promise<void>;
}

/** The first screen is not to be slowed down by what follows it. */
const START_DELAY_MS = 500;

export function createGroups(parts: GroupsParts): Groups {
  const { fs, forests, dialogs, runTask, logs, warn, after } = parts;
  const openKey = createKeyHolder(parts.openKey);
  const runtime = new GroupRuntime({
    ...parts,
    startInput: async () => {
      const key = await openKey();
      return key === null ? null : { groupsDir: parts.groupsDir, deviceSeed: key.seed, deviceName: parts.deviceName, personId: parts.personId(), listenPort: 0, lanIsOff: parts.lanIsOff, network: parts.network() };
    },
  });
  const inBackground = (doing: string, task: () => Promise<unknown>): void => {
    task().catch((cause: unknown) => { warn(toStorageError(cause, doing).message); });
  };
  let wasUsable = false;
  return {
    handlers: createGroupHandlers({
      runtime, forests, logs, runTask, after, warn,
      carriedFiles: createCarriedFiles({ fs, dialogs, runtime, forests, warn }),
      keysAreProtected: async () => (await openKey())?.isProtected ?? true,
    }),
    pageIsUsable: () => {
      if (wasUsable) return;
      wasUsable = true;
      after(START_DELAY_MS, () => {
        inBackground("start groups", async () => {
          await runtime.index.load();
          if (runtime.hasGroups() || (await hasPendingJoins(fs, parts.groupsDir))) await runtime.peers.start();
        });
      });
    },
    forestOpened: (forestId, nextSeq) => { runtime.forestOpened(forestId, nextSeq); },
    forestWritten: (forestId, firstSeq, updates) => { runtime.forestWritten(forestId, { firstSeq, updates }); },
    forestClosed: (forestId) => { inBackground("unfollow", () => runtime.unfollow(forestId)); },
    forestPurged: (forestId) => runtime.forestPurged(forestId),
    networkChanged: () => { inBackground("network changed", () => runtime.peers.callIfRunning("networkChanged", null)); },
    // With groups it runs or is being started, perhaps with the choice of a moment ago: then this waits for it.
    reachChanged: () => { inBackground("set network", () => (runtime.hasGroups() ? runtime.peers.call("setNetwork", parts.network()) : runtime.peers.callIfRunning("setNetwork", parts.network()))); },
    isActive: () => runtime.peers.isRunning(),
    stop: () => runtime.stop(),
  };
}

/** Somebody asked to join when the app ran last, and nobody has answered yet. */
async function hasPendingJoins(fs: FileSystem, groupsDir: string): Promise<boolean> {
  return (await fs.folderExists(groupsDir)) && (await fs.list(groupsDir)).includes(PENDING_JOINS_FILE);
}

/** Opened once, when it is first needed: asking the system's key storage may cost a dialog. A disk that refused is asked again. */
function createKeyHolder(open: () => Promise<DeviceKey | null>): () => Promise<DeviceKey | null> {
  let opening: Promise<DeviceKey | null> | null = null;
  return () => {
    opening ??= open().catch((cause: unknown) => {
      opening = null;
      throw cause;
    });
    return opening;
  };
}
