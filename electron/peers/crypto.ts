import sodium from "sodium-universal";
import type { KeyPair, SyncCrypto } from "#shared/sync/index.ts";

const KEY_BYTES = 32;
const SECRET_KEY_BYTES = 64;
const SIGNATURE_BYTES = 64;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
/** An ephemeral key and a tag. */
const SEALED_BOX_BYTES = 48;

function digest(parts: readonly Uint8Array[], key?: Uint8Array): Uint8Array {
  const output = new Uint8Array(KEY_BYTES);
  sodium.crypto_generichash_batch(output, parts, key);
  return output;
}

function newKeyPair(seed?: Uint8Array): KeyPair {
  const publicKey = new Uint8Array(KEY_BYTES);
  const secretKey = new Uint8Array(SECRET_KEY_BYTES);
  if (seed === undefined) sodium.crypto_sign_keypair(publicKey, secretKey);
  else sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
  return { publicKey, secretKey };
}

function randomBytes(lengthBytes: number): Uint8Array {
  const bytes = new Uint8Array(lengthBytes);
  sodium.randombytes_buf(bytes);
  return bytes;
}

function seal(plain: Uint8Array, key: Uint8Array, associated: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES);
  const nonce = sealed.subarray(0, NONCE_BYTES);
  sodium.randombytes_buf(nonce);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.subarray(NONCE_BYTES), plain, associated, null, nonce, key);
  return sealed;
}

function open(sealed: Uint8Array, key: Uint8Array, associated: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES || key.length !== KEY_BYTES) return null;
  const plain = new Uint8Array(sealed.length - NONCE_BYTES - TAG_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, sealed.subarray(NONCE_BYTES), associated, sealed.subarray(0, NONCE_BYTES), key);
    return plain;
  } catch {
    // SAFETY: lengths were checked, so this is how the library says that the tag does not fit; the caller hears it as null.
    return null;
  }
}

function sealTo(plain: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const boxKey = new Uint8Array(KEY_BYTES);
  sodium.crypto_sign_ed25519_pk_to_curve25519(boxKey, publicKey);
  const sealed = new Uint8Array(plain.length + SEALED_BOX_BYTES);
  sodium.crypto_box_seal(sealed, plain, boxKey);
  return sealed;
}

function openSealed(sealed: Uint8Array, own: KeyPair): Uint8Array | null {
  if (sealed.length < SEALED_BOX_BYTES) return null;
  const publicKey = new Uint8Array(KEY_BYTES);
  const secretKey = new Uint8Array(KEY_BYTES);
  sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey, own.publicKey);
  sodium.crypto_sign_ed25519_sk_to_curve25519(secretKey, own.secretKey);
  const plain = new Uint8Array(sealed.length - SEALED_BOX_BYTES);
  return sodium.crypto_box_seal_open(plain, sealed, publicKey, secretKey) ? plain : null;
}

/**
 * libsodium behind the names a group uses. Opening and verifying never throw, whatever the bytes; making something with a key of the wrong length does, and
 * so does `sealTo` for a public key that is no point of the curve.
 */
export const sodiumCrypto: SyncCrypto = {
  hash: (...parts) => digest(parts),
  keyedHash: (key, ...parts) => digest(parts, key),
  newKeyPair,
  sign(message, secretKey) {
    const signature = new Uint8Array(SIGNATURE_BYTES);
    sodium.crypto_sign_detached(signature, message, secretKey);
    return signature;
  },
  verify: (message, signature, publicKey) =>
    signature.length === SIGNATURE_BYTES && publicKey.length === KEY_BYTES && sodium.crypto_sign_verify_detached(signature, message, publicKey),
  seal,
  open,
  sealTo,
  openSealed,
  randomBytes,
};
