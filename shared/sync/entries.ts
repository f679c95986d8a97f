import { decodeUtf8 } from "lib0/string";
import * as z from "zod";
import { MAX_EPOCH_MS } from "./cappedReading.ts";
import type { SyncCrypto } from "./crypto.ts";
import { textBytes } from "./encodedParts.ts";
import { toText } from "./keyText.ts";
import { INVITED_ROLES } from "./roles.ts";

/** The entries of docs/SYNC.md, as JSON in a block. Keys, proofs and sealed boxes are base64url. */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const personId = z.string().regex(/^pr_[A-Za-z0-9_-]{1,64}$/);
const name = z.string().min(1).max(120);
const epochId = z.string().regex(/^[0-9a-f]{16}$/);
const inviteId = z.string().regex(/^[A-Za-z0-9_-]{16,43}$/);
/** Shown to people as a date: anything else would make their pages stumble. */
const atMs = z.number().min(0).max(MAX_EPOCH_MS);
export const MAX_KEY_NUMBER = 1_000_000;
/** log key → from which index on. */
const cuts = z.record(key, z.number().int().min(0));

export const entrySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("genesis"), version: z.literal(1), name, nonce: key, personId, personName: name, deviceKey: key, deviceName: name, logKey: key, epochId, createdAtMs: atMs }).strict(),
  z.object({ kind: z.literal("member"), personId, name, deviceKey: key, deviceName: name, logKey: key, role: z.enum(INVITED_ROLES), inviteId: inviteId.nullable(), proof: signature }).strict(),
  /** A further device of the person whose log this stands in; it gets their role. */
  z.object({ kind: z.literal("device"), personId, deviceKey: key, deviceName: name, logKey: key, proof: signature }).strict(),
  /** One device of a person goes, the person stays. */
  z.object({ kind: z.literal("unlink"), personId, deviceKey: key, cuts }).strict(),
  /** A key only the devices of one person have: what is private travels under it. Of that person's own logs. */
  z.object({ kind: z.literal("ownKey"), personId, keyId: epochId, number: z.number().int().min(1).max(MAX_KEY_NUMBER), keys: z.record(key, z.string().max(200)) }).strict(),
  z.object({ kind: z.literal("role"), personId, role: z.enum(INVITED_ROLES), cuts }).strict(),
  z.object({ kind: z.literal("remove"), personId, cuts, hasLeft: z.boolean() }).strict(),
  z.object({ kind: z.literal("owner"), toPersonId: personId }).strict(),
  z.object({ kind: z.literal("epoch"), epochId, number: z.number().int().min(1).max(MAX_KEY_NUMBER), keys: z.record(key, z.string().max(200)) }).strict(),
  /** `seed`: the place where the invited one knocks; 32 bytes. Members can read it, only admins answer. */
  z.object({ kind: z.literal("invite"), inviteId, role: z.enum(INVITED_ROLES), expiresAtMs: atMs, seed: key }).strict(),
  z.object({ kind: z.literal("revoke"), inviteId }).strict(),
  z.object({ kind: z.literal("keeper"), address: z.string().min(1).max(300), isAdded: z.boolean() }).strict(),
  z.object({ kind: z.literal("rename"), name }).strict(),
]);
export type Entry = z.output<typeof entrySchema>;

export const MAX_ENTRY_BYTES = 64 * 1024;

/** The bytes an entry stands as in its block, and over which its hash is taken. */
export function encodeEntry(entry: Entry): Uint8Array {
  return textBytes(JSON.stringify(entry));
}

/** Null for more than 64 KiB and for anything that is not an entry of a known kind, with exactly its fields. */
export function parseEntry(bytes: Uint8Array): Entry | null {
  if (bytes.length > MAX_ENTRY_BYTES) return null;
  try {
    return entrySchema.safeParse(JSON.parse(decodeUtf8(bytes))).data ?? null;
  } catch {
    // SAFETY: bytes that are no UTF-8 or no JSON are no entry; the caller learns it as null.
    return null;
  }
}

/**
 * A group is named by the entry it begins with, but for the names in it: its keys are made, and client ids given out, before anybody has called it something. The
 * signature of the founder's log vouches for the names.
 */
export function groupIdOf(crypto: SyncCrypto, genesisBytes: Uint8Array): string {
  const genesis = parseEntry(genesisBytes);
  const identity = genesis?.kind === "genesis" ? encodeEntry({ ...genesis, name: "", personName: "" }) : genesisBytes;
  return `gr_${toText(crypto.hash(textBytes("zsl-group1"), identity))}`;
}

/** What a device signs to say: this log of this group is mine. `logKey`: 43 letters. */
export function proofOf(groupId: string, logKey: string): Uint8Array {
  return textBytes(`zsl-proof1 ${groupId} ${logKey}`);
}

/**
 * What a device signs that becomes another one of a person: this log of this group is mine, and I belong to whose device this is. Without the latter anybody who sees the proof could say
 * at the same time that the device is theirs, and be sent what is private on it. Both keys: 43 letters.
 */
export function deviceProofOf(groupId: string, logKey: string, linkedByDeviceKey: string): Uint8Array {
  return textBytes(`zsl-device1 ${groupId} ${logKey} ${linkedByDeviceKey}`);
}
