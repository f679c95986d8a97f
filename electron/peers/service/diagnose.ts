import type { GroupState } from "#shared/sync/index.ts";
import type { PeersOutput } from "../peersProtocol.ts";

export type Finding = PeersOutput<"diagnose">[number];

/** Why nothing flows, as far as this machine can see it. Never empty. */
export function findingsOf(state: GroupState, network: { readonly addresses: readonly string[]; readonly heardAnything: boolean | null }): readonly Finding[] {
  if (state.isPaused) return [{ what: "paused", detail: "" }];
  const findings: Finding[] = [];
  const others = state.members.flatMap((member) => member.devices.filter((device) => !device.isThisOne));
  const isAnybodyThere = others.some(({ isOnline }) => isOnline);
  if (network.addresses.length === 0) findings.push({ what: "no-network", detail: "" });
  for (const { address, problem } of state.keepers) {
    if (problem !== null) findings.push({ what: `keeper-${problem}`, detail: address.slice(0, 300) });
  }
  if (!isAnybodyThere && network.addresses.length > 0) {
    if (network.heardAnything === false) findings.push({ what: "multicast-silent", detail: network.addresses.join(" ").slice(0, 300) });
    if (others.length > 0) findings.push({ what: "nobody-found", detail: network.addresses.join(" ").slice(0, 300) });
  }
  return findings.length === 0 ? [{ what: "all-well", detail: "" }] : findings;
}
