import * as encoding from "lib0/encoding";
import { malformed, MAX_EPOCH_MS, readCapped, readFixed, readList, readNumber, readText, type Reader } from "./cappedReading.ts";
import type { KeyPair, SyncCrypto } from "./crypto.ts";
import { textBytes } from "./encodedParts.ts";
import { fromText, toText } from "./keyText.ts";
import { INVITED_ROLES, ROLES, type Role } from "./roles.ts";

const OPENING = "zhishisenlin://join/1.";
/** Of a link for a further device of the same person. */
const DEVICE_OPENING = "zhishisenlin://device/1.";
/** A longer one is none of ours. */
export const MAX_LINK_LETTERS = 4_000;
const MAX_BYTES = Math.floor(((MAX_LINK_LETTERS - DEVICE_OPENING.length) * 3) / 4);
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const MAX_PLACES = 16;
const MAX_PLACE_BYTES = 300;
const MAX_NAME_LETTERS = 120;
const INVITE_WORD = textBytes("zsl-invite1");
const DEVICE_WORD = textBytes("zsl-device1");

/** What an invite link says. It holds no key to anything that was written: whoever holds it may only knock. */
export interface Invite {
  readonly groupId: string;
  readonly groupName: string;
  readonly inviterName: string;
  /** The inviting device, which signs the link. */
  readonly inviterKey: string;
  readonly inviteId: string;
  /** The place where to knock is made of it; 32 bytes. */
  readonly seed: Uint8Array;
  /** What whoever comes in will be; the owner only of a device link. */
  readonly role: Role;
  /** For another device of `inviterName`, not for another person. */
  readonly isOwnDevice: boolean;
  readonly expiresAtMs: number;
  /** Addresses of keepers: `host:port/key`. */
  readonly keepers: readonly string[];
  /** Where the inviting device can be dialled: `host:port`. */
  readonly addresses: readonly string[];
}

/**
 * A link of at most 4,000 letters, signed by the device that invites. Addresses, then keepers, are left out from the end where there are too many.
 * Throws a RangeError for an invite that could not be read again.
 */
export function writeInviteLink(invite: Invite, crypto: SyncCrypto, device: KeyPair): string {
  const keepers = fitting(invite.keepers);
  const addresses = fitting(invite.addresses);
  const { opening, word } = formOf(invite.isOwnDevice);
  for (;;) {
    const body = encodeInvite({ ...invite, keepers, addresses }, device.publicKey);
    if (body.length + SIGNATURE_BYTES <= MAX_BYTES) {
      const link = opening + toText(joined(body, crypto.sign(joined(word, body), device.secretKey)));
      if (readInviteLink(link, crypto) === null) throw new RangeError("An invite that cannot be read again");
      return link;
    }
    if (addresses.pop() === undefined && keepers.pop() === undefined) throw new RangeError("An invite too long for a link");
  }
}

/** Null for anything that is not such a link with a good signature. Blanks and line breaks, as mail and chat put them in, do not matter. */
export function readInviteLink(text: string, crypto: SyncCrypto): Invite | null {
  if (text.length > MAX_LINK_LETTERS) return null;
  const link = text.replace(/\s+/g, "").replace(/\/$/, "");
  const isOwnDevice = link.startsWith(DEVICE_OPENING);
  const { opening, word } = formOf(isOwnDevice);
  if (!link.startsWith(opening)) return null;
  const bytes = fromText(link.slice(opening.length));
  if (bytes === null || bytes.length <= SIGNATURE_BYTES) return null;
  const body = bytes.subarray(0, bytes.length - SIGNATURE_BYTES);
  const invite = readCapped(body, MAX_BYTES, (reader) => readInvite(reader, isOwnDevice));
  const inviterKey = invite === null ? null : fromText(invite.inviterKey);
  if (inviterKey === null) return null;
  return crypto.verify(joined(word, body), bytes.subarray(body.length), inviterKey) ? invite : null;
}

/** One kind of link cannot be made into the other: each is signed with a word of its own. */
function formOf(isOwnDevice: boolean): { readonly opening: string; readonly word: Uint8Array } {
  return isOwnDevice ? { opening: DEVICE_OPENING, word: DEVICE_WORD } : { opening: OPENING, word: INVITE_WORD };
}

function encodeInvite(invite: Invite, deviceKey: Uint8Array): Uint8Array {
  const group = fromText(invite.groupId.replace(/^gr_/, ""));
  if (group?.length !== KEY_BYTES || invite.seed.length !== KEY_BYTES) throw new RangeError("A group id and a seed are 32 bytes");
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, group);
    encoding.writeVarString(encoder, invite.groupName);
    encoding.writeVarString(encoder, invite.inviterName);
    encoding.writeUint8Array(encoder, deviceKey);
    encoding.writeVarString(encoder, invite.inviteId);
    encoding.writeUint8Array(encoder, invite.seed);
    encoding.writeVarUint(encoder, invite.isOwnDevice ? ROLES.indexOf(invite.role) : INVITED_ROLES.findIndex((role) => role === invite.role));
    encoding.writeVarUint(encoder, invite.expiresAtMs);
    for (const places of [invite.keepers, invite.addresses]) {
      encoding.writeVarUint(encoder, places.length);
      for (const place of places) encoding.writeVarString(encoder, place);
    }
  });
}

function readInvite(reader: Reader, isOwnDevice: boolean): Invite {
  const roles: readonly Role[] = isOwnDevice ? ROLES : INVITED_ROLES;
  return {
    groupId: `gr_${toText(readFixed(reader, KEY_BYTES))}`,
    groupName: readName(reader),
    inviterName: readName(reader),
    inviterKey: toText(readFixed(reader, KEY_BYTES)),
    inviteId: readInviteId(reader),
    seed: readFixed(reader, KEY_BYTES).slice(),
    role: roles[readNumber(reader, roles.length - 1)] ?? malformed("role"),
    isOwnDevice,
    expiresAtMs: readNumber(reader, MAX_EPOCH_MS),
    keepers: readList(reader, MAX_PLACES, readPlace),
    addresses: readList(reader, MAX_PLACES, readPlace),
  };
}

function readName(reader: Reader): string {
  const name = readText(reader, MAX_NAME_LETTERS * 3);
  return name.length === 0 || name.length > MAX_NAME_LETTERS ? malformed("name") : name;
}

function readInviteId(reader: Reader): string {
  const inviteId = readText(reader, 43);
  return /^[A-Za-z0-9_-]{16,43}$/.test(inviteId) ? inviteId : malformed("invite id");
}

function readPlace(reader: Reader): string {
  return readText(reader, MAX_PLACE_BYTES);
}

function fitting(places: readonly string[]): string[] {
  return places.filter((place) => textBytes(place).length <= MAX_PLACE_BYTES).slice(0, MAX_PLACES);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
