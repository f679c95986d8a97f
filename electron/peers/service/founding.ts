import { encodeEntry, epochIdOf, FIRST_HASH, groupIdOf, toText, writeBlock, type Entry, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import type { BlockFiles } from "../blockFiles.ts";
import type { GroupKeys } from "../groupFolder.ts";

type Genesis = Extract<Entry, { kind: "genesis" }>;

const genesisOf = (log: KeyPair, facts: NonNullable<GroupKeys["genesis"]>, people: Pick<Genesis, "name" | "personId" | "personName" | "deviceKey" | "deviceName">): Genesis => ({
  kind: "genesis", version: 1, name: people.name, nonce: facts.nonce, personId: people.personId, personName: people.personName, deviceKey: people.deviceKey, deviceName: people.deviceName,
  logKey: toText(log.publicKey), epochId: facts.epochId, createdAtMs: facts.createdAtMs,
});

export interface Founder { readonly personId: string; readonly deviceKey: string; readonly deviceName: string }

/** Keys of a group that nobody has heard of. Its id does not depend on the names, which are chosen later. */
export function newGroupKeys(crypto: SyncCrypto, founder: Founder, nowMs: number): GroupKeys {
  const log = crypto.newKeyPair();
  const epochKey = crypto.randomBytes(32);
  const epochId = epochIdOf(crypto, epochKey);
  const genesis = { nonce: toText(crypto.randomBytes(32)), epochId, createdAtMs: nowMs };
  const groupId = groupIdOf(crypto, encodeEntry(genesisOf(log, genesis, { ...founder, name: "-", personName: "-" })));
  return { groupId, founderLogKey: toText(log.publicKey), log, epochKeys: new Map([[epochId, epochKey]]), genesis };
}

/** Writes the first block of a prepared group into its empty folder; on disk when this resolves. */
export async function writeGenesis(parts: { readonly crypto: SyncCrypto; readonly keys: GroupKeys; readonly blocks: BlockFiles }, founder: Founder, names: { readonly name: string; readonly personName: string }): Promise<void> {
  const { crypto, keys, blocks } = parts;
  const epochKey = keys.genesis === null ? undefined : keys.epochKeys.get(keys.genesis.epochId);
  if (keys.genesis === null || epochKey === undefined) throw new Error("this group was founded by somebody else");
  const entry = genesisOf(keys.log, keys.genesis, { ...founder, ...names });
  const place = { logKey: keys.log.publicKey, index: 0, previousHash: FIRST_HASH, log: keys.log };
  const { bytes } = writeBlock(crypto, place, {
    epochId: keys.genesis.epochId, epochKey, payload: { atMs: keys.genesis.createdAtMs, seen: [], items: [{ kind: "entry", bytes: encodeEntry(entry) }] },
  });
  await blocks.append(keys.founderLogKey, 0, [bytes]);
}
