import { isPersonId, type PersonId } from "#shared/kernel/index.ts";
import { writeBlock, FIRST_HASH } from "./blocks.ts";
import type { KeyPair } from "./crypto.ts";
import { encodeEntry, groupIdOf, type Entry } from "./entries.ts";
import { StateTeller } from "./groupStateOf.ts";
import type { ReplicaFiles } from "./fileTypes.ts";
import { toText } from "./keyText.ts";
import { ReplicaCore } from "./replicaCore.ts";
import { currentDevices, epochIdOf } from "./replicaEpochs.ts";
import { LogChain } from "./replicaLogs.ts";
import { memberCalls } from "./replicaMembers.ts";
import type { GroupSecrets, Replica, ReplicaParts } from "./replicaTypes.ts";

/** Opens what the store has of a group. `founderLogKey`: for somebody who was admitted and has nothing yet, where everything begins. Rejects when the store cannot be read. */
export async function createReplica(parts: ReplicaParts & { readonly founderLogKey?: string }): Promise<Replica> {
  const chain = LogChain.of(toText(parts.secrets.log.publicKey));
  if (chain === null) throw new RangeError("A log's key has 32 bytes");
  const core = new ReplicaCore(parts, parts.founderLogKey ?? null, chain);
  await core.open();
  return replicaOf(core);
}

function replicaOf(core: ReplicaCore): Replica {
  const { parts, ledger, writing, deliveries, sessions, chains, epochKeys, ownLogKey } = core;
  const { groupId } = parts.secrets;
  const teller = new StateTeller({ groupId, ownLogKey, ledger, deliveries, sessions, chains, now: parts.now, unwritten: () => writing.refused, ownFrom: () => writing.begunAnew.block });
  const members = memberCalls({ parts, ledger, writing, ownLogKey, keys: epochKeys.held, whenKeysKept: () => epochKeys.whenKept(), storedLength: (logKey) => chains.get(logKey)?.length ?? 0 });
  const isTakingPart = (deviceKey: string): boolean => {
    const state = core.standingOf(deviceKey);
    return state === "member" || state === "reader";
  };
  return {
    groupId,
    logKey: ownLogKey,
    state: () => teller.state(),
    discoveryKeys: () => epochKeys.discoveryKeys(),
    isMember: isTakingPart,
    memberKeys: () => {
      const roster = ledger.roster();
      return roster === null ? [] : [...currentDevices(roster)];
    },
    write: (updates) => writing.write(updates),
    writeBase: (docs) => writing.base(docs),
    connect: (channel, remote) => sessions.connect(channel, remote),
    onDelivery: (listener, fromScratch = false) => deliveries.listen(listener, fromScratch),
    confirm: (token) => deliveries.confirm(token),
    beginAnew: (takenBack) => {
      deliveries.listen(null, true);
      return writing.beginAnew(takenBack ?? { ...writing.nextNumbers(), known: Object.fromEntries(ledger.history.lengths()) });
    },
    setPresence: (presence) => sessions.setPresence(presence),
    files: filesOf(core),
    ...members,
    lengths: () => new Map([...chains.values()].filter((one) => core.limitOf(one.logKey) > 0).map((one) => [one.logKey, one.length])),
    ackedLengths: () => teller.ackedLengths(),
    readLog: (logKey, from, to) => parts.store.read(logKey, from, to),
    takeBlocks: (logKey, from, blocks) => core.take(logKey, from, blocks),
    close: () => core.close(),
  };
}

function filesOf(core: ReplicaCore): ReplicaFiles {
  const { ledger, sessions: { fetches } } = core;
  return {
    want: (sha256, limitBytes) => {
      // To ask for a file that only private documents name would tell everybody of it.
      const isAskable = fetches !== null && core.logsNaming(sha256).length > 0;
      return isAskable ? fetches.want(sha256, limitBytes) : null;
    },
    cancel: (sha256) => fetches?.cancel(sha256),
    namedBy: (sha256) => {
      const logs = ledger.roster()?.logs;
      return [...new Set(core.logsNaming(sha256).flatMap((logKey) => logs?.get(logKey)?.personId ?? []).filter(isPersonId))];
    },
  };
}

export interface Founding {
  readonly name: string;
  readonly person: { readonly personId: PersonId; readonly name: string };
  readonly deviceName: string;
}

/** Writes the first block of a new group into an empty store. Rejects when the disk refuses: then there is no group. */
export async function foundGroup(
  parts: Pick<ReplicaParts, "crypto" | "store" | "now"> & { readonly device: KeyPair; readonly log: KeyPair },
  founding: Founding,
): Promise<GroupSecrets & { readonly epochId: string }> {
  const { crypto, store, now, device, log } = parts;
  const epochKey = crypto.randomBytes(32);
  const epochId = epochIdOf(crypto, epochKey);
  const createdAtMs = Math.floor(now());
  const genesis: Entry = {
    kind: "genesis", version: 1, name: founding.name, nonce: toText(crypto.randomBytes(32)), personId: founding.person.personId, personName: founding.person.name,
    deviceKey: toText(device.publicKey), deviceName: founding.deviceName, logKey: toText(log.publicKey), epochId, createdAtMs,
  };
  const bytes = encodeEntry(genesis);
  const payload = { atMs: createdAtMs, seen: [], items: [{ kind: "entry" as const, bytes }] };
  const made = writeBlock(crypto, { log, logKey: log.publicKey, index: 0, previousHash: FIRST_HASH }, { epochId, epochKey, payload });
  await store.append(genesis.logKey, 0, [made.bytes]);
  return { groupId: groupIdOf(crypto, bytes), device, log, epochKeys: new Map([[epochId, epochKey]]), epochId };
}
