import { describe, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { toText } from "#shared/sync/index.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const words = new TextEncoder();

describe("sodiumCrypto", () => {
  it("hashes parts as one, BLAKE2b-256", () => {
    expect(crypto.hash(words.encode("ab"), words.encode("c"))).toEqual(crypto.hash(words.encode("abc")));
    expect(Buffer.from(crypto.hash(words.encode("abc"))).toString("hex")).toBe("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    const many = Array.from({ length: 40 }, (_, index) => bytes(index));
    expect(crypto.hash(...many)).toEqual(crypto.hash(Uint8Array.from(many.flatMap((part) => [...part]))));
  });

  it("keys a hash, so that another key gives another one", () => {
    const key = crypto.randomBytes(32);
    expect(crypto.keyedHash(key, bytes(1), bytes(2))).toEqual(crypto.keyedHash(key, bytes(1, 2)));
    expect(crypto.keyedHash(key, bytes(1))).not.toEqual(crypto.keyedHash(crypto.randomBytes(32), bytes(1)));
    expect(crypto.keyedHash(key, bytes(1))).not.toEqual(crypto.hash(bytes(1)));
    const many = Array.from({ length: 40 }, (_, index) => bytes(index));
    expect(crypto.keyedHash(key, ...many)).toEqual(crypto.keyedHash(key, Uint8Array.from(many.flatMap((part) => [...part]))));
  });

  it("makes the same key pair of the same seed", () => {
    const seed = crypto.hash(words.encode("seed"));
    expect(toText(crypto.newKeyPair(seed).publicKey)).toBe(toText(crypto.newKeyPair(seed).publicKey));
    expect(toText(crypto.newKeyPair().publicKey)).not.toBe(toText(crypto.newKeyPair().publicKey));
  });

  it("verifies what was signed and refuses the rest without throwing", () => {
    const pair = crypto.newKeyPair();
    const signature = crypto.sign(bytes(1, 2, 3), pair.secretKey);
    expect(crypto.verify(bytes(1, 2, 3), signature, pair.publicKey)).toBe(true);
    expect(crypto.verify(bytes(1, 2, 4), signature, pair.publicKey)).toBe(false);
    expect(crypto.verify(bytes(1, 2, 3), signature, crypto.newKeyPair().publicKey)).toBe(false);
    expect(crypto.verify(bytes(1, 2, 3), signature.subarray(1), pair.publicKey)).toBe(false);
    expect(crypto.verify(bytes(1, 2, 3), signature, bytes())).toBe(false);
    expect(crypto.verify(bytes(), crypto.sign(bytes(), pair.secretKey), pair.publicKey)).toBe(true);
  });

  it("opens what was sealed with the same key and associated data only", () => {
    const key = crypto.randomBytes(32);
    for (const plain of [bytes(), bytes(1, 2, 3), crypto.randomBytes(100_000)]) {
      const sealed = crypto.seal(plain, key, bytes(9));
      expect(crypto.open(sealed, key, bytes(9))).toEqual(plain);
      expect(crypto.open(sealed, key, bytes(8))).toBeNull();
      expect(crypto.open(sealed, crypto.randomBytes(32), bytes(9))).toBeNull();
      const bent = sealed.slice();
      bent[bent.length - 1] = (bent[bent.length - 1] ?? 0) ^ 1;
      expect(crypto.open(bent, key, bytes(9))).toBeNull();
    }
    expect(crypto.open(bytes(1), key, bytes())).toBeNull();
    expect(crypto.open(crypto.seal(bytes(1), key, bytes()), bytes(1), bytes())).toBeNull();
    expect(crypto.seal(bytes(1), key, bytes())).not.toEqual(crypto.seal(bytes(1), key, bytes()));
  });

  it("seals to a device so that only that device opens it", () => {
    const device = crypto.newKeyPair();
    const sealed = crypto.sealTo(bytes(1, 2, 3), device.publicKey);
    expect(crypto.openSealed(sealed, device)).toEqual(bytes(1, 2, 3));
    expect(crypto.openSealed(sealed, crypto.newKeyPair())).toBeNull();
    expect(crypto.openSealed(sealed.subarray(1), device)).toBeNull();
    expect(crypto.openSealed(bytes(), device)).toBeNull();
    expect(() => crypto.sealTo(bytes(1), new Uint8Array(32).fill(2))).toThrow();
  });
});
