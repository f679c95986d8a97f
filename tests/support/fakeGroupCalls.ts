import { NO_GROUP_FILE, type Handlers } from "#shared/ipc/contract.ts";

type GroupCalls = Pick<Handlers, Extract<keyof Handlers, `groups.${string}`>>;

const refused = async (): Promise<{ refused: "not-running" }> => ({ refused: "not-running" });
const done = async (): Promise<Record<string, never>> => ({});

/** A machine on which no forest is in a group, and on which groups do not run. */
export function fakeGroupCalls(): GroupCalls {
  return {
    "groups.state": async () => ({ state: null }),
    "groups.ownClientIds": async () => ({ own: [] }),
    "groups.clientIds": async () => ({ clientIds: null, personId: null }),
    "groups.create": refused,
    "groups.invite": async () => ({ refused: "not-running", inviteId: "", link: "" }),
    "groups.saveInvite": async () => ({ savedAs: null }),
    "groups.revokeInvite": refused,
    "groups.linkDevice": async () => ({ refused: "not-running", link: "", expiresAtMs: 0 }),
    "groups.cancelDeviceLink": refused,
    "groups.unlinkDevice": refused,
    "groups.answerRequest": refused,
    "groups.readLink": async () => ({ invite: null }),
    "groups.pickInvite": async () => ({ link: null }),
    "groups.join": async () => ({ joining: { joinId: "jn_1", groupName: "", inviterName: "", isOwnDevice: false, role: "reader", stage: "failed", phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: "unexpected" } }),
    "groups.cancelJoin": done,
    "groups.setRole": refused,
    "groups.remove": refused,
    "groups.handOver": refused,
    "groups.leave": refused,
    "groups.forget": refused,
    "groups.rebuild": async () => ({ refused: "not-running", newForestId: null }),
    "groups.rename": refused,
    "groups.setKeeper": refused,
    "groups.setPaused": refused,
    "groups.follow": done,
    "groups.unfollow": done,
    "groups.applied": done,
    "groups.setPresence": done,
    "groups.exportChanges": async () => ({ savedAs: null, blocks: 0, refused: "not-running" }),
    "groups.importChanges": async () => ({ picked: false, blocks: 0, problem: null }),
    "groups.diagnose": async () => ({ findings: [{ what: "not-running", detail: "" }] }),
    "groups.dial": async () => ({ reached: false }),
    "groups.fetchFile": async ({ sha256 }) => ({ file: { sha256, ...NO_GROUP_FILE } }),
    "groups.cancelFile": done,
    "groups.addresses": async () => ({ addresses: [], keysAreProtected: true }),
  };
}
