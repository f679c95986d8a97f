import { encodeUtf8 } from "lib0/string";
import type { KeyPair, SyncCrypto } from "./crypto.ts";

// Where those who belong together meet, and what of it a stranger may see: docs/SYNC.md, "Keys of places".

/** The place of one epoch of a group; 32 bytes. Only who holds the epoch's key can make it. */
export function discoveryKeyOf(crypto: SyncCrypto, epochKey: Uint8Array): Uint8Array {
  return crypto.keyedHash(epochKey, encodeUtf8("discovery"));
}

/** The place where an invited person knocks, made of the invite's one-time seed; 32 bytes. */
export function invitePlaceOf(crypto: SyncCrypto, seed: Uint8Array): Uint8Array {
  return crypto.keyedHash(seed, encodeUtf8("invite"));
}

/** What is called out on the local network for a place on one day (days since 1970, UTC); 32 bytes. Yesterday's tag says nothing about today's. */
export function lanTagOf(crypto: SyncCrypto, placeKey: Uint8Array, day: number): Uint8Array {
  return crypto.keyedHash(placeKey, encodeUtf8("lan"), encodeUtf8(String(Math.floor(day))));
}

/** Under which the members of a place find each other on the internet on one day; 32 bytes. It changes as the LAN's tag does. */
export function internetTopicOf(crypto: SyncCrypto, placeKey: Uint8Array, day: number): Uint8Array {
  return crypto.keyedHash(placeKey, encodeUtf8("dht"), encodeUtf8(String(Math.floor(day))));
}

/** The key pair with which everybody of a place dials on one day: who does not know the place cannot even begin to connect. It says nothing about who dials. */
export function internetDialKeysOf(crypto: SyncCrypto, placeKey: Uint8Array, day: number): KeyPair {
  return crypto.newKeyPair(crypto.keyedHash(placeKey, encodeUtf8("dht-dial"), encodeUtf8(String(Math.floor(day)))));
}

/** Shows that one end of an encrypted way knows the place; it fits this way only, so whoever passes it on gains nothing. Device keys are shown after that. 32 bytes. */
export function internetProofOf(crypto: SyncCrypto, placeKey: Uint8Array, way: { readonly handshakeHash: Uint8Array; readonly isDialler: boolean }): Uint8Array {
  return crypto.keyedHash(placeKey, encodeUtf8(way.isDialler ? "dht-dialler" : "dht-answerer"), way.handshakeHash);
}

/** The key pair of a place's space on a keeper: the keeper knows the public half only, and whoever can sign with the other half may come in. */
export function spaceKeysOf(crypto: SyncCrypto, placeKey: Uint8Array): KeyPair {
  return crypto.newKeyPair(crypto.keyedHash(placeKey, encodeUtf8("space")));
}

/** The bytes a space's key signs to be let in: they fit one connection only, so a signature seen once opens nothing later. */
export function spaceAccessOf(handshakeHash: Uint8Array): Uint8Array {
  const suffix = encodeUtf8("keeper");
  const bytes = new Uint8Array(handshakeHash.length + suffix.length);
  bytes.set(handshakeHash);
  bytes.set(suffix, handshakeHash.length);
  return bytes;
}

/** Where everybody meets a keeper first, whatever their spaces: made of the keeper's own key; 32 bytes. No secret. */
export function keeperDoorOf(crypto: SyncCrypto, keeperKey: Uint8Array): Uint8Array {
  return crypto.hash(encodeUtf8("zsl-keeper-door"), keeperKey);
}
