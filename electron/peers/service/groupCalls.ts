import { meIn, readInviteLink, readKeeperAddress, writeInviteLink, type Invite, type Replica } from "#shared/sync/index.ts";
import type { GroupCallRefusal } from "#shared/ipc/contract.ts";
import { asPersonId } from "../asPersonId.ts";
import type { PeersInput, PeersOutput } from "../peersProtocol.ts";
import { findingsOf } from "./diagnose.ts";
import type { HostedGroup } from "./hostedGroup.ts";
import type { ServiceCalls, ServiceCore } from "./serviceTypes.ts";

type MemberCalls = Pick<ServiceCalls,
  "state" | "invite" | "linkDevice" | "cancelDeviceLink" | "unlinkDevice" | "revokeInvite" | "answerRequest" | "readLink" | "setRole" | "remove" | "handOver" | "leave" | "rename" | "setKeeper" | "handUpdates" | "handOwnState" | "follow" | "unfollow"
  | "applied" | "setPresence" | "packChanges" | "takeChanges" | "diagnose" | "dial" | "addresses" | "setNetwork" | "networkChanged">;

/** The calls about one group that is open, and about this machine. */
export function groupCallsOf(core: ServiceCore): MemberCalls {
  const groupOf = (groupId: string): HostedGroup | null => core.groups.get(groupId) ?? null;
  const asked = async (groupId: string, question: (replica: Replica, group: HostedGroup) => Promise<GroupCallRefusal>): Promise<GroupCallRefusal> => {
    const group = groupOf(groupId);
    if (group === null) return "not-found";
    const refusal = await question(group.replica, group);
    group.tell();
    return refusal;
  };
  const doing = async (groupId: string, task: (group: HostedGroup) => void): Promise<null> => {
    const group = groupOf(groupId);
    if (group !== null) task(group);
    return null;
  };
  return {
    state: async ({ groupId }) => groupOf(groupId)?.state() ?? null,
    invite: (input) => invite(core, input),
    linkDevice: async ({ groupId }) => makeDeviceLink(core, groupId),
    cancelDeviceLink: ({ groupId }) => doing(groupId, (group) => {
      group.door.deviceLinks.cancel();
      core.placesOf(group);
      group.tell();
    }),
    unlinkDevice: ({ groupId, personId, deviceKey }) => asked(groupId, (replica) => replica.unlinkDevice(asPersonId(personId), deviceKey)),
    revokeInvite: ({ groupId, inviteId }) => asked(groupId, (replica) => replica.revokeInvite(inviteId)),
    answerRequest: ({ groupId, requestId, approve }) => asked(groupId, (_replica, group) => group.door.answer(requestId, approve)),
    async readLink({ link }) {
      const read = readInviteLink(link, core.parts.crypto);
      if (read === null) return null;
      const { groupName, inviterName, role, isOwnDevice, expiresAtMs } = read;
      return { groupName, inviterName, role, isOwnDevice, expiresAtMs, isExpired: core.parts.now() >= expiresAtMs };
    },
    setRole: ({ groupId, personId, role }) => asked(groupId, (replica) => replica.setRole(asPersonId(personId), role)),
    remove: ({ groupId, personId }) => asked(groupId, (replica) => replica.remove(asPersonId(personId))),
    handOver: ({ groupId, personId }) => asked(groupId, (replica) => replica.handOver(asPersonId(personId))),
    leave: ({ groupId }) => asked(groupId, (replica) => replica.leave()),
    rename: ({ groupId, name }) => asked(groupId, (replica) => replica.rename(name)),
    async setKeeper({ groupId, address, isAdded }) {
      const text = address.trim();
      if (isAdded && readKeeperAddress(text) === null) return "bad-address";
      return asked(groupId, (replica) => replica.setKeeper(text, isAdded));
    },
    async handUpdates({ groupId, throughSeq, updates }) {
      await groupOf(groupId)?.hand(throughSeq, updates);
      return null;
    },
    async handOwnState({ groupId, updates }) {
      await groupOf(groupId)?.handOwnState(updates);
      return null;
    },
    follow: ({ groupId, fromScratch }) => doing(groupId, (group) => { group.follow(fromScratch); }),
    unfollow: ({ groupId }) => doing(groupId, (group) => { group.unfollow(); }),
    applied: ({ groupId, token }) => doing(groupId, (group) => { group.replica.confirm(token); }),
    setPresence: ({ groupId, presence }) => doing(groupId, (group) => { group.replica.setPresence(presence); }),
    async packChanges({ groupId, isWhole }) {
      const group = groupOf(groupId);
      if (group === null) throw new Error("no such group");
      return group.pack(isWhole === true);
    },
    async takeChanges({ groupId, bytes }) {
      const group = groupOf(groupId);
      return group === null ? { blocks: 0, problem: "not-ours" } : group.take(bytes);
    },
    async diagnose({ groupId }) {
      const group = groupOf(groupId);
      return group === null ? [] : findingsOf(group.state(), { addresses: core.network.addresses(), heardAnything: core.network.heardAnything(), reach: core.network.reach(), internet: core.network.internetNews() });
    },
    dial: ({ address }) => core.network.dial(address),
    addresses: async () => core.network.addresses(),
    async setNetwork(settings) {
      core.network.setReach(settings);
      for (const group of core.groups.values()) group.tell();
      return null;
    },
    async networkChanged() {
      core.network.networkChanged();
      return null;
    },
  };
}

async function invite(core: ServiceCore, { groupId, role, expiresInMs }: PeersInput<"invite">): Promise<PeersOutput<"invite">> {
  const group = core.groups.get(groupId);
  if (group === undefined) return { refused: "not-found", inviteId: "", link: "" };
  const expiresAtMs = core.parts.now() + expiresInMs;
  const made = await group.replica.invite(role, expiresAtMs);
  if (typeof made === "string") return { refused: made, inviteId: "", link: "" };
  core.placesOf(group);
  group.tell();
  return { refused: null, inviteId: made.inviteId, link: linkOf(core, group, { ...made, role, isOwnDevice: false, expiresAtMs }) };
}

function makeDeviceLink(core: ServiceCore, groupId: string): PeersOutput<"linkDevice"> {
  const group = core.groups.get(groupId);
  const none = { link: "", expiresAtMs: 0 };
  if (group === undefined) return { refused: "not-found", ...none };
  const { myRole, ended } = group.state();
  const made = myRole === null ? null : group.door.deviceLinks.make();
  if (made === null || myRole === null) return { refused: ended === null ? "not-found" : "ended", ...none };
  core.placesOf(group);
  group.tell();
  return { refused: null, link: linkOf(core, group, { ...made, role: myRole, isOwnDevice: true }), expiresAtMs: made.expiresAtMs };
}

function linkOf(core: ServiceCore, group: HostedGroup, made: Pick<Invite, "inviteId" | "seed" | "role" | "isOwnDevice" | "expiresAtMs">): string {
  const state = group.state();
  return writeInviteLink({
    ...made, groupId: group.groupId, groupName: state.name, inviterName: meIn(state)?.name ?? "", inviterKey: core.deviceKey,
    keepers: state.keepers.map(({ address }) => address), addresses: core.network.addresses(),
  }, core.parts.crypto, core.device);
}
