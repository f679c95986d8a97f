import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import * as Y from "yjs";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { createFileLog, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { createGroups, type Groups } from "#electron/main/groups/createGroups.ts";
import type { KnownGroup, PeersUpdate } from "#electron/peers/peersProtocol.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import { storageTasks } from "#electron/workers/storageTasks.ts";
import { events, type EventName } from "#shared/ipc/contract.ts";
import { NETWORK_DEFAULTS } from "#shared/settings/index.ts";
import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import type { GroupState } from "#shared/sync/index.ts";
import { createFakePeers, type FakePeers } from "./fakePeersPort.ts";
import { manualTimers, type ManualTimers } from "./manualTimers.ts";

export const GROUP_ID = `gr_${"g".repeat(43)}`;
export const LOG_KEY = "A".repeat(43);
// SAFETY: as in the worker: the task under a name takes the input of that name.
const runTask: RunTask = (name, input) => (storageTasks[name] as (input: unknown) => Promise<never>)(input);

export const group = (parts: Partial<KnownGroup> = {}): KnownGroup => ({ groupId: GROUP_ID, forestId: null, name: "生物小组", logKey: LOG_KEY, handedThroughSeq: -1, hasEnded: false, personId: null, owesOwnState: false, ...parts });
export const state = (parts: Partial<GroupState> = {}): GroupState => ({
  groupId: GROUP_ID, forestId: "", name: "生物小组", createdAtMs: 1, myRole: "owner", ended: null, isPaused: false, totalBlocks: 1, missingBlocks: 0, members: [], removed: [], invites: [], requests: [], keepers: [], ownRefused: 0, ...parts,
});

export const update = (docId: string, text: string, by = "pr_me"): LoggedUpdate => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return { docId, bytes: Y.encodeStateAsUpdate(doc), by };
};
export const textOf = (updates: readonly PeersUpdate[], docId: string): string => {
  const doc = new Y.Doc();
  for (const { bytes } of updates.filter((one) => one.docId === docId)) Y.applyUpdate(doc, bytes);
  return doc.getText("t").toJSON();
};

/** Main's side of groups on real files, with a peers process that is none. */
export class MainGroups {
  forests!: ForestFolders;
  logs!: OpenLogs;
  peers!: FakePeers;
  timers!: ManualTimers;
  groups!: Groups;
  sent: { readonly name: EventName; readonly payload: unknown }[] = [];
  warnings: string[] = [];
  /** What the process says at its start that it has. */
  known: KnownGroup[] = [];
  picks: { save: string | null; open: string | null } = { save: null, open: null };
  hasKey = true;
  me = "pr_me";
  /** Files of forests: number → size. */
  keptFiles = new Map<string, number>();

  private constructor(readonly root: string) {}

  static async open(): Promise<MainGroups> {
    const main = new MainGroups(await mkdtemp(join(tmpdir(), "main-groups-")));
    await mkdir(join(main.root, "forests"));
    main.timers = manualTimers();
    main.logs = createOpenLogs({ makeLog: (forestId) => createFileLog({ fs, forestDir: main.forests.dirOf(forestId), nowMs: () => 5 }), warn: () => undefined });
    main.forests = createForestFolders({ dataDir: () => join(main.root, "forests"), defaultDataDir: "", logs: main.logs, nowMs: () => 5, warn: () => undefined });
    main.peers = createFakePeers({
      start: () => ({ groups: main.known, deviceKey: "d" }),
      prepareGroup: ({ forestId }) => group({ forestId }),
      createGroup: ({ forestId, handedThroughSeq }) => ({ refused: null, group: group({ forestId, handedThroughSeq }) }),
      bindForest: ({ forestId }) => group({ forestId }),
      state: () => state(),
    });
    main.launch();
    return main;
  }

  async close(): Promise<void> {
    await this.logs.closeAll();
    await rm(this.root, { recursive: true, force: true });
  }

  /** The app starts (again). */
  launch(): void {
    this.groups = createGroups({
      fs, forests: this.forests, logs: this.logs, runTask, nowMs: this.timers.nowMs, after: this.timers.after,
      groupsDir: join(this.root, "groups"), files: this.files, fork: this.peers.fork, deviceName: "机器", lanIsOff: true, network: () => NETWORK_DEFAULTS,
      openKey: async () => (this.hasKey ? { seed: new Uint8Array(32).fill(7), isProtected: false } : null),
      personId: () => this.me,
      becomePerson: async (personId) => { this.me = personId; },
      deriveClientIds: async (_group, from, count) => Array.from({ length: count }, (_, index) => 1_000 + from + index),
      dialogs: {
        saveInvite: async () => this.picks.save, openInvite: async () => this.picks.open,
        saveChanges: async (name) => (this.picks.save === null ? null : join(this.picks.save, `${name}.zslx`)), openChanges: async () => this.picks.open,
      },
      send: (name, payload) => { this.sent.push({ name, payload: events[name].parse(payload) }); },
      warn: (message) => { this.warnings.push(message); },
    });
  }

  get handlers(): Groups["handlers"] {
    return this.groups.handlers;
  }

  async write(forestId: string, ...updates: LoggedUpdate[]): Promise<void> {
    const firstSeq = this.logs.nextSeq(forestId) ?? -1;
    await this.logs.append(forestId, firstSeq, updates);
    this.groups.forestWritten(forestId, firstSeq, updates);
  }

  async openForest(): Promise<string> {
    const { forestId } = await this.forests.create("林");
    await this.reopen(forestId);
    return forestId;
  }

  async reopen(forestId: string): Promise<void> {
    this.groups.forestOpened(forestId, (await this.logs.open(forestId)).nextSeq);
  }

  /** A forest with something in it that has just become a group. */
  async founded(): Promise<string> {
    const forestId = await this.openForest();
    await this.write(forestId, update("forest", "tree"), update("personal", "SECRET"), update("note:pt_1", "note"), update("my:note:pt_1", "SECRET"));
    await this.handlers["groups.clientIds"]({ forestId, count: 2, prepare: true });
    expect(await this.handlers["groups.create"]({ forestId, name: "生物小组", personName: "我" })).toEqual({ refused: null });
    this.known = [group({ forestId, handedThroughSeq: 3 })];
    return forestId;
  }

  /** What went to the process, in order: document and words. */
  handed(): string[] {
    return this.peers.inputs("handUpdates").flatMap(({ updates }) => updates.map((one) => `${one.docId} ${textOf([one], one.docId)}`));
  }

  private readonly files = {
    sizeOf: async (_forestId: string, sha256: string): Promise<number | null> => this.keptFiles.get(sha256) ?? null,
    keepFile: async (_forestId: string, path: string): Promise<{ sha256: string; sizeBytes: number }> => {
      if (path.includes("refused")) throw new StorageError("disk-full", "no room");
      const kept = { sha256: path.slice(-64), sizeBytes: 1_000 };
      this.keptFiles.set(kept.sha256, kept.sizeBytes);
      return kept;
    },
  };
}
