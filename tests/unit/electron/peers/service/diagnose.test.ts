import { expect, it } from "vitest";
import { findingsOf } from "#electron/peers/service/diagnose.ts";
import type { GroupState } from "#shared/sync/index.ts";

const device = { logKey: "k", name: "d", route: null, roundTripMs: null, ackedBlocks: 0, pendingBlocks: 0, pendingSinceMs: null, lastHeardAtMs: null };
const stateWith = (isOnline: boolean, changes: Partial<GroupState> = {}): GroupState => ({
  groupId: "gr_a", forestId: "fr_a", name: "n", createdAtMs: 0, myRole: "owner", ended: null, isPaused: false, totalBlocks: 1, missingBlocks: 0, removed: [], invites: [], requests: [], keepers: [], ownRefused: 0,
  members: [
    { personId: "pr_a", name: "a", role: "owner", isMe: true, devices: [{ ...device, deviceKey: "me", isThisOne: true, isOnline: true }] },
    { personId: "pr_b", name: "b", role: "editor", isMe: false, devices: [{ ...device, deviceKey: "other", isThisOne: false, isOnline }] },
  ],
  ...changes,
});
const online = { addresses: ["10.0.0.1:1"], heardAnything: true, reach: "internet", internet: { isOnline: true, problem: null } } as const;
const findings = (state: GroupState, network: Parameters<typeof findingsOf>[1] = online): string[] => findingsOf(state, network).map(({ what }) => what);

it("finds nothing where somebody is there", () => {
  expect(findings(stateWith(true))).toEqual(["all-well"]);
  expect(findings(stateWith(true), { ...online, heardAnything: false })).toEqual(["all-well"]);
});

it("names what is in the way", () => {
  expect(findings(stateWith(false, { isPaused: true }))).toEqual(["paused"]);
  expect(findings(stateWith(false), { ...online, addresses: [], heardAnything: null })).toEqual(["no-network"]);
  expect(findings(stateWith(false))).toEqual(["nobody-found"]);
  expect(findings(stateWith(false), { ...online, heardAnything: false })).toEqual(["multicast-silent", "nobody-found"]);
  const keepers = (["unreachable", "refused", "full"] as const).map((problem) => ({ address: "h:1/k", isOnline: false, ackedBlocks: 0, pendingBlocks: 0, problem }));
  expect(findings(stateWith(true, { keepers }))).toEqual(["keeper-unreachable", "keeper-refused", "keeper-full"]);
});

it("says what keeps this machine from others elsewhere", () => {
  const over = (problem: "no-nodes" | "unavailable" | "silent" | "not-through"): Parameters<typeof findingsOf>[1] => ({ ...online, internet: { isOnline: false, problem } });
  const keeper = { address: "h:1/k", isOnline: true, ackedBlocks: 0, pendingBlocks: 0, problem: null };
  expect(findings(stateWith(false), { ...online, reach: "keepers", internet: null })).toEqual(["nobody-found", "internet-off"]);
  expect(findings(stateWith(true), { ...online, reach: "keepers", internet: null })).toEqual(["all-well"]);
  expect(findings(stateWith(true, { keepers: [{ ...keeper, isOnline: false, problem: "unreachable" }] }), { ...online, reach: "lan", internet: null })).toEqual(["keepers-off"]);
  expect((["no-nodes", "unavailable", "silent"] as const).map((problem) => findings(stateWith(true), over(problem)))).toEqual([["internet-no-nodes"], ["internet-unavailable"], ["internet-silent"]]);
  // The keeper answers over TCP, the nodes do not over UDP.
  expect(findings(stateWith(true, { keepers: [keeper] }), over("silent"))).toEqual(["udp-blocked"]);
  expect(findings(stateWith(false), over("not-through"))).toEqual(["internet-not-through", "nobody-found"]);
  expect(findings(stateWith(true), over("not-through"))).toEqual(["all-well"]);
});
