export interface KeyPair {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Ed25519, 64 bytes (libsodium's form: seed, then public key). */
  readonly secretKey: Uint8Array;
}

/**
 * The cryptography a group needs, all of it libsodium's: `electron/peers/crypto` implements it. Nothing in `shared/` makes keys or numbers by itself.
 */
export interface SyncCrypto {
  /** BLAKE2b-256 of the parts, one after the other. */
  hash(...parts: readonly Uint8Array[]): Uint8Array;
  /** BLAKE2b-256 keyed with 32 bytes. */
  keyedHash(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  newKeyPair(seed?: Uint8Array): KeyPair;
  sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array;
  verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean;
  /** XChaCha20-Poly1305 with a random nonce of 24 bytes in front. */
  seal(plain: Uint8Array, key: Uint8Array, associated: Uint8Array): Uint8Array;
  /** Null when it was not sealed with this key and these associated data. */
  open(sealed: Uint8Array, key: Uint8Array, associated: Uint8Array): Uint8Array | null;
  /** An anonymous sealed box to a device (its Ed25519 key turned into X25519). */
  sealTo(plain: Uint8Array, publicKey: Uint8Array): Uint8Array;
  openSealed(sealed: Uint8Array, own: KeyPair): Uint8Array | null;
  randomBytes(lengthBytes: number): Uint8Array;
}
