import { toText } from "#shared/sync/index.ts";
import { openBlockFiles } from "../blockFiles.ts";
import { createGroupFolder, type GroupFolder } from "../groupFolder.ts";
import type { KnownGroup, PeersInput, PeersOutput } from "../peersProtocol.ts";
import { newGroupKeys, writeGenesis, type Founder } from "./founding.ts";
import type { HostedGroup } from "./hostedGroup.ts";
import type { ServiceCalls, ServiceCore } from "./serviceTypes.ts";

type LifeCalls = Pick<ServiceCalls, "prepareGroup" | "createGroup" | "join" | "cancelJoin" | "bindForest" | "rebuild" | "forget" | "setPaused" | "stop">;

/** The calls by which groups begin and end on this machine. */
export function groupLifeCallsOf(core: ServiceCore): LifeCalls {
  return {
    prepareGroup: ({ forestId }) => prepareGroup(core, forestId),
    createGroup: (input) => createGroup(core, input),
    join: async ({ link, personName }) => core.joiner.join(link, personName),
    async cancelJoin({ joinId }) {
      core.joiner.cancel(joinId);
      return null;
    },
    async bindForest({ groupId, forestId }) {
      const group = core.groups.get(groupId);
      if (group === undefined) throw new Error("no such group");
      await group.folder.change({ forestId });
      group.tell();
      return group.known();
    },
    async rebuild({ groupId, forestId }) {
      const group = core.groups.get(groupId);
      return group === undefined || group.folder.facts().ended !== null ? null : group.rebuild(forestId);
    },
    async forget({ groupId }) {
      const folder = core.groups.get(groupId)?.folder ?? core.prepared.get(groupId);
      await core.closeGroup(groupId);
      core.prepared.delete(groupId);
      await folder?.remove();
      return null;
    },
    async setPaused({ groupId, isPaused }) {
      const group = core.groups.get(groupId);
      if (group === undefined) return null;
      await group.folder.change({ isPaused });
      core.placesOf(group);
      group.tell();
      return null;
    },
    async stop() {
      await core.stop();
      return null;
    },
  };
}

const founderOf = (core: ServiceCore): Founder => ({ personId: core.parts.start.personId, deviceKey: core.deviceKey, deviceName: core.parts.start.deviceName });

const knownOf = (folder: GroupFolder): KnownGroup => {
  const { forestId, name, handedThroughSeq } = folder.facts();
  return { groupId: folder.groupId, forestId, name, logKey: toText(folder.keys().log.publicKey), handedThroughSeq, hasEnded: false, personId: null, owesOwnState: false };
};

/** The same answer however often it is asked, so that ids that were taken stay good. */
async function prepareGroup(core: ServiceCore, forestId: string): Promise<KnownGroup> {
  const before = [...core.prepared.values()].find((folder) => folder.facts().forestId === forestId);
  if (before !== undefined) return knownOf(before);
  const active = [...core.groups.values()].find(({ folder }) => folder.facts().forestId === forestId && folder.facts().ended === null);
  if (active !== undefined) return active.known();
  const keys = newGroupKeys(core.parts.crypto, founderOf(core), core.parts.now());
  const folder = await createGroupFolder(core.folderParts, keys, { stage: "prepared", forestId });
  core.prepared.set(folder.groupId, folder);
  return knownOf(folder);
}

async function createGroup(core: ServiceCore, input: PeersInput<"createGroup">): Promise<PeersOutput<"createGroup">> {
  const prepared = core.prepared.get(input.groupId);
  if (prepared === undefined) return { refused: "not-found", group: core.groups.get(input.groupId)?.known() ?? null };
  try {
    const group = await found(core, prepared, input);
    core.prepared.delete(input.groupId);
    group.tell();
    return { refused: null, group: group.known() };
  } catch (cause) {
    // Still prepared: the next attempt begins anew.
    await core.closeGroup(input.groupId);
    core.folderParts.report(`a group could not be founded: ${String(cause)}`);
    return { refused: "disk", group: null };
  }
}

async function found(core: ServiceCore, prepared: GroupFolder, input: PeersInput<"createGroup">): Promise<HostedGroup> {
  const { crypto } = core.parts;
  // What an attempt that was broken off left goes: nobody has heard of it.
  const folder = await createGroupFolder(core.folderParts, prepared.keys(), { stage: "prepared", forestId: input.forestId, name: input.name });
  core.prepared.set(input.groupId, folder);
  const blocks = await openBlockFiles({ dir: folder.blocksDir, report: core.folderParts.report });
  try {
    await writeGenesis({ crypto, keys: folder.keys(), blocks }, founderOf(core), input);
  } finally {
    await blocks.close();
  }
  // Not met by anybody before the base is written: nobody else is a member yet, and no invite can have been made.
  const group = await core.open(folder);
  await group.replica.writeBase(input.base);
  await folder.change({ stage: "active", handedThroughSeq: input.handedThroughSeq });
  return group;
}
