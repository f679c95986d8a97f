import type { GroupDevice, GroupMember, GroupState, Joining, JoinRequest } from "#shared/sync/index.ts";
import { calls, type CallInput, type CallName, type CallOutput } from "#shared/ipc/contract.ts";
import type { FakeBridge } from "./fakeBridge.ts";

const key = (name: string): string => name.padEnd(43, "A").slice(0, 43);
/** 2026-11-19 14:32 where the tests run. */
export const GROUP_NOW_MS = new Date(2026, 10, 19, 14, 32).getTime();

export function groupDevice(name: string, part: Partial<GroupDevice> = {}): GroupDevice {
  return { deviceKey: key(`d${name.length}`), logKey: key("l"), name, isThisOne: false, route: "lan", isOnline: true, roundTripMs: 4, ackedBlocks: 4_812, pendingBlocks: 0, pendingSinceMs: null, lastHeardAtMs: GROUP_NOW_MS, ...part };
}

export function groupMember(name: string, part: Partial<GroupMember> = {}): GroupMember {
  return { personId: `pr_${name}`, name, role: "editor", isMe: false, devices: [groupDevice(`${name} laptop`)], ...part };
}

const away = { route: null, isOnline: false, roundTripMs: null } as const;

/** A group of six people as it could be on a Thursday afternoon: one over the LAN, one at two machines, one relayed, one by file, one away. */
export function sixPeople(part: Partial<GroupState> = {}): GroupState {
  return {
    groupId: `gr_${key("g")}`, forestId: "fr_1", name: "青禾小组", createdAtMs: 1, myRole: "owner", ended: null, isPaused: false, totalBlocks: 4_812, missingBlocks: 0,
    members: [
      groupMember("Chen", { role: "admin" }),
      groupMember("Zhou", { role: "owner", isMe: true, devices: [groupDevice("MacBook", { isThisOne: true, route: null, roundTripMs: null })] }),
      groupMember("He", { devices: [groupDevice("Home", { deviceKey: key("h1"), route: "direct", roundTripMs: 41.6 }), groupDevice("Work", { deviceKey: key("h2"), ...away, ackedBlocks: 4_655, pendingBlocks: 157, pendingSinceMs: GROUP_NOW_MS - 80_000_000 })] }),
      groupMember("Wang", { devices: [groupDevice("Surface", { route: "relay", roundTripMs: null, ackedBlocks: 4_798, pendingBlocks: 14, pendingSinceMs: GROUP_NOW_MS - 240_000 })] }),
      groupMember("Su", { role: "commenter", devices: [groupDevice("Office", { ...away, route: "file", ackedBlocks: 4_586, pendingBlocks: 226, pendingSinceMs: GROUP_NOW_MS - 260_000_000 })] }),
      groupMember("Xu", { role: "reader", devices: [groupDevice("Old", { ...away, ackedBlocks: 0, pendingBlocks: 4_812, pendingSinceMs: null, lastHeardAtMs: null })] }),
    ],
    removed: [], invites: [], requests: [], keepers: [], ownRefused: 0, ...part,
  };
}

export function joinRequest(part: Partial<JoinRequest> = {}): JoinRequest {
  return { requestId: "rq_1", personId: "pr_Lin", name: "林夏", deviceName: "Windows PC", isOwnDevice: false, role: "editor", route: "lan", phrase: ["松风", "砚台", "秋水", "竹桥"], askedAtMs: GROUP_NOW_MS, ...part };
}

export function joining(part: Partial<Joining> = {}): Joining {
  return { joinId: "jn_1", groupName: "青禾小组", inviterName: "周敏", isOwnDevice: false, role: "editor", stage: "searching", phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: null, ...part };
}

type GroupCallName = Extract<CallName, `groups.${string}`>;
type Answers = { readonly [N in GroupCallName]?: (input: CallInput<N>) => CallOutput<N> };

/** Lets main answer as told, and writes down what it was asked: "groups.remove {…}". Input is checked as main would. */
export function answerGroups(fake: FakeBridge, answers: Answers): string[] {
  const asked: string[] = [];
  const { bridge } = fake;
  const real = bridge.call;
  const call: typeof real = async (name, input) => {
    if (!name.startsWith("groups.") || name === "groups.state" || name === "groups.clientIds") return real(name, input);
    if (!calls[name].input.safeParse(input).success) return { ok: false, error: { code: "invalid-input", detail: name } };
    asked.push(`${name} ${JSON.stringify(input)}`);
    // SAFETY: the type of `answers` binds each name to its own input and output.
    const answer = answers[name as GroupCallName] as ((input: unknown) => never) | undefined;
    return answer === undefined ? real(name, input) : { ok: true, value: answer(input) };
  };
  Object.defineProperty(bridge, "call", { value: call, configurable: true });
  return asked;
}
