import type { NetworkSettings } from "#shared/settings/index.ts";
import type { GroupState } from "#shared/sync/index.ts";
import type { InternetLaneState } from "../lanes/internet/index.ts";
import type { PeersOutput } from "../peersProtocol.ts";

export type Finding = PeersOutput<"diagnose">[number];

export interface NetworkFacts {
  readonly addresses: readonly string[];
  readonly heardAnything: boolean | null;
  readonly reach: NetworkSettings["reach"];
  /** Null: direct connections are off. */
  readonly internet: InternetLaneState | null;
}

/** Why nothing flows, as far as this machine can see it. Never empty. */
export function findingsOf(state: GroupState, network: NetworkFacts): readonly Finding[] {
  if (state.isPaused) return [{ what: "paused", detail: "" }];
  const findings: Finding[] = [];
  const others = state.members.flatMap((member) => member.devices.filter((device) => !device.isThisOne));
  const isAnybodyThere = others.some(({ isOnline }) => isOnline);
  if (network.addresses.length === 0) findings.push({ what: "no-network", detail: "" });
  if (network.reach === "lan" && state.keepers.length > 0) findings.push({ what: "keepers-off", detail: "" });
  for (const { address, problem } of state.keepers) {
    if (problem !== null && network.reach !== "lan") findings.push({ what: `keeper-${problem}`, detail: address.slice(0, 300) });
  }
  findings.push(...internetFindings(state, network, isAnybodyThere));
  if (!isAnybodyThere && network.addresses.length > 0) {
    if (network.heardAnything === false) findings.push({ what: "multicast-silent", detail: network.addresses.join(" ").slice(0, 300) });
    if (others.length > 0) {
      findings.push({ what: "nobody-found", detail: network.addresses.join(" ").slice(0, 300) });
      if (network.internet === null) findings.push({ what: "internet-off", detail: "" });
    }
  }
  return findings.length === 0 ? [{ what: "all-well", detail: "" }] : findings;
}

function internetFindings(state: GroupState, { internet }: NetworkFacts, isAnybodyThere: boolean): readonly Finding[] {
  switch (internet?.problem) {
    case undefined: case null: return [];
    // A keeper that is reached over TCP while no node answers over UDP: the network lets no UDP through.
    case "silent": return [{ what: state.keepers.some(({ isOnline }) => isOnline) ? "udp-blocked" : "internet-silent", detail: "" }];
    case "not-through": return isAnybodyThere ? [] : [{ what: "internet-not-through", detail: "" }];
    default: return [{ what: `internet-${internet?.problem ?? "unavailable"}`, detail: "" }];
  }
}
