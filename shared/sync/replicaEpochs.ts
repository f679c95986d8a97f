import type { PlacedEntry, Roster, RosterEpoch } from "./blockTypes.ts";
import type { SyncCrypto } from "./crypto.ts";
import { textBytes } from "./encodedParts.ts";
import type { Entry } from "./entries.ts";
import { fromText, toText } from "./keyText.ts";
import { isAdmin } from "./roles.ts";
import { currentRole, roleAt } from "./rosterAt.ts";

const EPOCH_WORD = textBytes("zsl-epoch1");

/** Devices that take part now. */
export function currentDevices(roster: Roster): ReadonlySet<string> {
  return new Set([...roster.logs.values()].filter((log) => currentRole(roster, log.logKey) !== null).map((log) => log.deviceKey));
}

/** The devices that were given the key of an epoch: by its entry, by one that adds to it, or with their admission. */
function knownBy(roster: Roster, entries: readonly PlacedEntry[], epoch: RosterEpoch): ReadonlySet<string> {
  const devices = new Set(epoch.keys.keys());
  const founder = roster.logs.get(roster.founderLogKey);
  if (epoch.keys.size === 0 && founder !== undefined) devices.add(founder.deviceKey);
  for (const { entry, clock, logKey, index } of entries) {
    const isWelcome = entry.kind === "member" || (entry.kind === "device" && roster.logs.get(entry.logKey)?.deviceKey === entry.deviceKey);
    if (isWelcome && (clock.get(epoch.logKey) ?? 0) > epoch.index) devices.add(entry.deviceKey);
    if (entry.kind === "epoch" && entry.epochId === epoch.epochId && isAdmin(roleAt(roster, logKey, index))) for (const device of Object.keys(entry.keys)) devices.add(device);
  }
  return devices;
}

export interface Repair {
  readonly entry: Entry;
  /** What its block is to be sealed with. */
  readonly epochId: string;
}

/**
 * What an admin should add so that all who take part, and nobody else, have the newest key: two admins may have let in and sent away without knowing of each other, and who leaves on
 * their own gives no new key to the others. Nothing, when all is well.
 */
export function epochRepairs(crypto: SyncCrypto, state: { readonly roster: Roster; readonly entries: readonly PlacedEntry[]; readonly keys: ReadonlyMap<string, Uint8Array> }): readonly Repair[] {
  const { roster, entries, keys } = state;
  const current = currentDevices(roster);
  const newest = roster.epochs.at(-1);
  if (newest === undefined) return [];
  const repairs: Repair[] = [];
  for (const epoch of roster.epochs) {
    const key = keys.get(epoch.epochId);
    const known = knownBy(roster, entries, epoch);
    const lacking = [...current].filter((device) => !known.has(device));
    if (key === undefined || lacking.length === 0) continue;
    // Sealed with a key that they have: the newest of those.
    const readable = roster.epochs.filter((other) => keys.has(other.epochId) && lacking.every((device) => knownBy(roster, entries, other).has(device))).at(-1);
    if (readable === undefined) continue;
    const sealed = sealedFor(crypto, key, lacking);
    // None of them can be given a key at all: saying so again and again would never end.
    if (Object.keys(sealed).length > 0) repairs.push({ epochId: readable.epochId, entry: { kind: "epoch", epochId: epoch.epochId, number: Math.max(1, epoch.number), keys: sealed } });
  }
  const known = knownBy(roster, entries, newest);
  const isLeaked = [...roster.logs.values()].some((log) => !current.has(log.deviceKey) && known.has(log.deviceKey));
  if (isLeaked && keys.has(newest.epochId)) repairs.push({ epochId: newest.epochId, entry: newEpoch(crypto, newest.number + 1, current).entry });
  return repairs;
}

export function sealedFor(crypto: SyncCrypto, key: Uint8Array, devices: Iterable<string>): Record<string, string> {
  const sealed: Record<string, string> = {};
  for (const device of devices) {
    const publicKey = fromText(device);
    const box = publicKey === null ? null : boxFor(crypto, key, publicKey);
    if (box !== null) sealed[device] = toText(box);
  }
  return sealed;
}

function boxFor(crypto: SyncCrypto, key: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  try {
    return crypto.sealTo(key, publicKey);
  } catch {
    // SAFETY: a device key that is no good point of the curve, brought in by somebody who means ill. It gets no key, and must not keep the others from theirs.
    return null;
  }
}

/** A key nobody has had yet, for these devices. */
export function newEpoch(crypto: SyncCrypto, number: number, devices: Iterable<string>): { readonly entry: Extract<Entry, { kind: "epoch" }>; readonly key: Uint8Array } {
  const key = crypto.randomBytes(32);
  return { key, entry: { kind: "epoch", epochId: epochIdOf(crypto, key), number, keys: sealedFor(crypto, key, devices) } };
}

/** An epoch is called after its key: nobody can hand out another key under its name. 16 hex digits. */
export function epochIdOf(crypto: SyncCrypto, key: Uint8Array): string {
  return hexOf(crypto.hash(EPOCH_WORD, key).subarray(0, 8));
}

export function newKeyId(crypto: SyncCrypto): string {
  return hexOf(crypto.randomBytes(8));
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * What the author of blocks should add whose epoch does not count: an admin who had been made less without knowing it gave the key to those they knew, and wrote under it. Without it
 * the others could never read on in that log. Such an entry begins nothing; the keys in it only serve to read. Null, when nobody lacks one.
 */
export function voidKeyFor(crypto: SyncCrypto, state: { readonly roster: Roster; readonly entries: readonly PlacedEntry[]; readonly epochId: string; readonly key: Uint8Array; readonly ownDeviceKey: string }): Entry | null {
  const said = state.entries.flatMap(({ entry }) => (entry.kind === "epoch" && entry.epochId === state.epochId ? [entry] : []));
  const [first] = said;
  if (first === undefined) return null;
  const lacking = [...currentDevices(state.roster)].filter((device) => device !== state.ownDeviceKey && said.every(({ keys }) => !Object.hasOwn(keys, device)));
  const keys = sealedFor(crypto, state.key, lacking);
  return Object.keys(keys).length === 0 ? null : { kind: "epoch", epochId: state.epochId, number: first.number, keys };
}
