import { describe, expect, it } from "vitest";
import { discoveryKeyOf, internetDialKeysOf, internetProofOf, internetTopicOf, invitePlaceOf, keeperDoorOf, lanTagOf, spaceAccessOf, spaceKeysOf, toText } from "#shared/sync/index.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const key = (byte: number) => new Uint8Array(32).fill(byte);

describe("places", () => {
  it("are the same for everybody who knows the key, and no two of them alike", () => {
    const made = [discoveryKeyOf(testCrypto, key(1)), invitePlaceOf(testCrypto, key(1)), lanTagOf(testCrypto, key(1), 20_000), lanTagOf(testCrypto, key(1), 20_001), spaceKeysOf(testCrypto, key(1)).publicKey, keeperDoorOf(testCrypto, key(1)),
      internetTopicOf(testCrypto, key(1), 20_000), internetTopicOf(testCrypto, key(1), 20_001), internetDialKeysOf(testCrypto, key(1), 20_000).publicKey, internetDialKeysOf(testCrypto, key(1), 20_001).publicKey,
      ...[true, false].map((isDialler) => internetProofOf(testCrypto, key(1), { handshakeHash: key(9), isDialler })),
    ];
    expect(new Set(made.map(toText)).size).toBe(made.length);
    expect(toText(spaceKeysOf(testCrypto, key(1)).publicKey)).toBe(toText(spaceKeysOf(testCrypto, key(1)).publicKey));
    expect(toText(spaceKeysOf(testCrypto, key(2)).publicKey)).not.toBe(toText(spaceKeysOf(testCrypto, key(1)).publicKey));
    for (const place of made) expect(place).toHaveLength(32);
  });

  it("let in with a signature that fits one connection", () => {
    const space = spaceKeysOf(testCrypto, key(3));
    const signature = testCrypto.sign(spaceAccessOf(key(4)), space.secretKey);
    expect(testCrypto.verify(spaceAccessOf(key(4)), signature, space.publicKey)).toBe(true);
    expect(testCrypto.verify(spaceAccessOf(key(5)), signature, space.publicKey)).toBe(false);
  });
});
