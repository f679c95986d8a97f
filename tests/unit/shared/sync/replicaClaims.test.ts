import { describe, expect, it } from "vitest";
import { clientIdOf } from "#shared/sync/index.ts";
import { OwnClaims } from "#shared/sync/replicaClaims.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const groupId = `gr_${"g".repeat(43)}`;
const logKey = new Uint8Array(32).fill(3);

describe("OwnClaims", () => {
  it("counts once for all ids that are not its own, however many there are", async () => {
    let hashes = 0;
    const crypto = { ...testCrypto, hash: (...parts: readonly Uint8Array[]) => { hashes += 1; return testCrypto.hash(...parts); } };
    const claims = new OwnClaims({ crypto, groupId, logKey, pause: () => Promise.resolve() });
    for (let foreign = 1; foreign <= 500; foreign += 1) expect(await claims.numberOf(foreign)).toBeNull();
    expect(hashes).toBe(65_536);
  });

  it("finds what comes after the numbers that were used", async () => {
    const claims = new OwnClaims({ crypto: testCrypto, groupId, logKey, pause: () => Promise.resolve() });
    const late = clientIdOf(testCrypto, groupId, logKey, 70_000);
    expect(await claims.numberOf(late)).toBeNull();
    claims.used(66_000);
    expect(await claims.numberOf(late)).toBe(70_000);
  });
});
