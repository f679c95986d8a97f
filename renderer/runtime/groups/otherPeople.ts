import { meIn, type GroupState, type PeerPresence } from "#shared/sync/index.ts";

/** Those of them who are somebody else: one's own other device is no face among the members, and nobody follows themself. */
export function otherPeople(peers: readonly PeerPresence[], state: Pick<GroupState, "members"> | null): readonly PeerPresence[] {
  const me = state === null ? undefined : meIn(state)?.personId;
  return me === undefined ? peers : peers.filter(({ personId }) => personId !== me);
}
