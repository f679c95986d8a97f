import type { PeerPresence } from "#shared/sync/index.ts";

/** Somebody at two machines is one person: shown where they look at something. */
export function onePerPerson(peers: readonly PeerPresence[]): readonly PeerPresence[] {
  const byPerson = new Map<string, PeerPresence>();
  for (const peer of peers) {
    const known = byPerson.get(peer.personId);
    if (known === undefined || (known.presence?.at ?? null) === null) byPerson.set(peer.personId, peer);
  }
  return [...byPerson.values()];
}
