import * as encoding from "lib0/encoding";
import { isOwnDocId } from "#shared/kernel/index.ts";
import type { BlockItem, Roster, RosterOwnKey } from "./blockTypes.ts";
import { readBytes, readCapped, readText } from "./cappedReading.ts";
import type { KeyPair, SyncCrypto } from "./crypto.ts";
import { textBytes } from "./encodedParts.ts";
import { MAX_KEY_NUMBER, type Entry } from "./entries.ts";
import { fromText } from "./keyText.ts";
import { MAX_BLOCK_BYTES } from "./payload.ts";
import { newKeyId, sealedFor } from "./replicaEpochs.ts";
import type { OwnUpdate } from "./replicaTypes.ts";
import { currentRole } from "./rosterAt.ts";

const MAX_DOC_ID_BYTES = 128;

export interface OwnKeysParts {
  readonly crypto: SyncCrypto;
  readonly groupId: string;
  readonly ownLogKey: string;
  readonly device: KeyPair;
  readonly deviceKey: string;
  readonly roster: () => Roster | null;
}

type OwnItem = Extract<BlockItem, { kind: "own" }>;

/**
 * What is private, sealed for the other devices of the same person. Nothing is kept: a key lies in the log, sealed to each of those devices. Whoever writes something private and finds that the
 * newest key is not for exactly the devices that take part now makes a new one, in the same block: so what is written after a device was taken away cannot be read with what that one has.
 */
export class OwnKeys {
  readonly #given: OwnKeysParts;
  readonly #known = new Map<string, Uint8Array>();

  constructor(given: OwnKeysParts) {
    this.#given = given;
  }

  /** Whose device this is; null: not known (yet). */
  personId(): string | null {
    return this.#given.roster()?.logs.get(this.#given.ownLogKey)?.personId ?? null;
  }

  /** Null: this person has no other device here, and nothing private leaves this one. `entry`: to stand before what is sealed. */
  forWriting(): { readonly keyId: string; readonly key: Uint8Array; readonly entry: Entry | null } | null {
    const { crypto, ownLogKey } = this.#given;
    const roster = this.#given.roster();
    const personId = roster?.logs.get(ownLogKey)?.personId;
    if (roster === null || personId === undefined || currentRole(roster, ownLogKey) === null) return null;
    const devices = devicesOf(roster, personId);
    if (devices.size < 2) return null;
    const ofPerson = roster.ownKeys.filter((each) => each.personId === personId);
    // Not one that a device made before it was taken away: it may have made it for the others alone, and knows it.
    const newest = ofPerson.filter(({ logKey }) => currentRole(roster, logKey) !== null).at(-1);
    const known = newest !== undefined && this.#isFor(newest, devices) ? this.#open(newest) : null;
    if (newest !== undefined && known !== null) return { keyId: newest.keyId, key: known, entry: null };
    const key = crypto.randomBytes(32);
    const keys = sealedFor(crypto, key, devices);
    const keyId = newKeyId(crypto);
    this.#known.set(keyId, key);
    return { keyId, key, entry: { kind: "ownKey", personId, keyId, number: Math.min((ofPerson.at(-1)?.number ?? 0) + 1, MAX_KEY_NUMBER), keys } };
  }

  seal({ docId, bytes }: OwnUpdate, { keyId, key }: { readonly keyId: string; readonly key: Uint8Array }): OwnItem {
    const plain = encoding.encode((encoder) => {
      encoding.writeVarString(encoder, docId);
      encoding.writeVarUint8Array(encoder, bytes);
    });
    return { kind: "own", keyId, bytes: this.#given.crypto.seal(plain, key, this.#associatedWith(this.#given.ownLogKey)) };
  }

  /** `no-key`: it was sealed before this device came, or for others. Null: it cannot be read with the key there is, or is no document of this kind. */
  open(item: OwnItem, logKey: string): OwnUpdate | "no-key" | null {
    const entry = this.#given.roster()?.ownKeys.find(({ keyId, personId }) => keyId === item.keyId && personId === this.personId());
    const key = entry === undefined ? null : this.#open(entry);
    if (key === null) return "no-key";
    const plain = this.#given.crypto.open(item.bytes, key, this.#associatedWith(logKey));
    const update = plain === null ? null : readCapped(plain, MAX_BLOCK_BYTES, (reader) => ({ docId: readText(reader, MAX_DOC_ID_BYTES), bytes: readBytes(reader, MAX_BLOCK_BYTES) }));
    return update !== null && isOwnDocId(update.docId) ? update : null;
  }

  /** A device whose key is none gets nothing sealed, however often it is tried. */
  #isFor({ keys }: RosterOwnKey, devices: ReadonlySet<string>): boolean {
    return isSame(keys.keys(), devices) || isSame(keys.keys(), new Set(Object.keys(sealedFor(this.#given.crypto, new Uint8Array(32), devices))));
  }

  #open({ keyId, keys }: RosterOwnKey): Uint8Array | null {
    const known = this.#known.get(keyId);
    if (known !== undefined) return known;
    const sealed = fromText(keys.get(this.#given.deviceKey) ?? "");
    const key = sealed === null ? null : this.#given.crypto.openSealed(sealed, this.#given.device);
    if (key?.length !== 32) return null;
    this.#known.set(keyId, key);
    return key;
  }

  #associatedWith(logKey: string): Uint8Array {
    return textBytes(`zsl-own1 ${this.#given.groupId} ${logKey}`);
  }
}

/** Those of a person that take part now. */
function devicesOf(roster: Roster, personId: string): ReadonlySet<string> {
  return new Set([...roster.logs.values()].filter((log) => log.personId === personId && currentRole(roster, log.logKey) !== null).map((log) => log.deviceKey));
}

function isSame(keys: Iterable<string>, devices: ReadonlySet<string>): boolean {
  const all = [...keys];
  return all.length === devices.size && all.every((key) => devices.has(key));
}
