import { describe, expect, it } from "vitest";
import { chainHash, clientIdOf, decodeBlock, decodePayload, encodeBlock, encodeEntry, encodePayload, FIRST_HASH, openBlock, parseEntry, phraseNumberOf, phraseOf, readInviteLink, toText, writeBlock, writeInviteLink, type BlockPayload, type Invite } from "#shared/sync/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const log = testCrypto.newKeyPair(new Uint8Array(32).fill(7));
const epochKey = new Uint8Array(32).fill(9);
const payload: BlockPayload = {
  atMs: 1_800_000_000_000,
  seen: [[toText(new Uint8Array(32).fill(1)), 300], [toText(new Uint8Array(32).fill(2)), 0]],
  items: [
    { kind: "update", docId: "note:pt_1", claims: [0, 5, 70_000], bytes: new Uint8Array([1, 2, 3]) },
    { kind: "base", docId: "forest", bytes: new Uint8Array([4]) },
    { kind: "entry", bytes: encodeEntry({ kind: "rename", name: "新名" }) },
    { kind: "own", keyId: "00112233445566aa", bytes: new Uint8Array([7, 8, 9]) },
  ],
};
const invite: Invite = {
  groupId: `gr_${toText(new Uint8Array(32).fill(3))}`, groupName: "读书会", inviterName: "甲", inviterKey: toText(log.publicKey), inviteId: "i".repeat(22), seed: new Uint8Array(32).fill(5),
  role: "commenter", isOwnDevice: false, expiresAtMs: 1_800_000_000_000, keepers: ["keeper.example:443/abc"], addresses: ["192.168.1.7:4100", "[fe80::1]:4100"],
};

/** Changed, cut or lengthened: what a hostile or broken sender may send. */
function damaged(bytes: Uint8Array, run: number): Uint8Array {
  const random = seededRandom(run);
  if (run % 5 === 0) return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
  const copy = new Uint8Array(run % 5 === 1 ? random.below(bytes.length) : bytes.length + (run % 5 === 2 ? 1 + random.below(9) : 0));
  copy.set(bytes.subarray(0, copy.length));
  for (let count = random.below(4); count >= 0; count -= 1) if (copy.length > 0) copy[random.below(copy.length)] = random.chance(0.5) ? 255 : random.below(256);
  return copy;
}

describe("blocks", () => {
  it("reads what was written, at its place only", () => {
    const place = { logKey: log.publicKey, index: 200, previousHash: FIRST_HASH };
    const { block, bytes, hash } = writeBlock(testCrypto, { ...place, log }, { epochId: "00ff00ff00ff00ff", epochKey, payload });
    const read = decodeBlock(bytes);
    expect(read).toEqual(block);
    if (read === null) throw new Error();
    expect(encodeBlock(read)).toEqual(bytes);
    expect(openBlock(testCrypto, place, read, epochKey)).toEqual(payload);
    expect(openBlock(testCrypto, { ...place, index: 201 }, read, epochKey)).toBeNull();
    expect(openBlock(testCrypto, { ...place, logKey: epochKey }, read, epochKey)).toBeNull();
    expect(openBlock(testCrypto, place, read, FIRST_HASH)).toBeNull();
    expect(chainHash(testCrypto, place, read)).toEqual(hash);
    expect(testCrypto.verify(hash, read.signature, log.publicKey)).toBe(true);
    const others = [{ ...place, index: 201 }, { ...place, previousHash: epochKey }, { ...place, logKey: epochKey }];
    for (const other of others) expect(chainHash(testCrypto, other, read)).not.toEqual(hash);
    expect(chainHash(testCrypto, place, { ...read, epochId: "00ff00ff00ff00fe" })).not.toEqual(hash);
  });

  it("takes no bytes too many, no other version, no number written longer than it need be", () => {
    const { bytes } = writeBlock(testCrypto, { logKey: log.publicKey, index: 0, previousHash: FIRST_HASH, log }, { epochId: "00ff00ff00ff00ff", epochKey, payload: { atMs: 0, seen: [], items: [] } });
    expect(decodeBlock(bytes)).not.toBeNull();
    expect(decodeBlock(new Uint8Array([...bytes, 0]))).toBeNull();
    expect(decodeBlock(bytes.subarray(0, -1))).toBeNull();
    expect(decodeBlock(new Uint8Array([2, ...bytes.subarray(1)]))).toBeNull();
    const length = bytes[9] ?? 0;
    expect(decodeBlock(new Uint8Array([...bytes.subarray(0, 9), length | 128, 0, ...bytes.subarray(10)]))).toBeNull();
    expect(decodeBlock(new Uint8Array(64 * 1024 * 1024 + 1_000))).toBeNull();
    expect(() => encodeBlock({ epochId: "no", sealed: bytes, signature: bytes })).toThrow(RangeError);
  });

  it("does not read beyond its own bytes of a larger buffer", () => {
    const whole = new Uint8Array(1_000).fill(1);
    whole.set([0, 0, 1, 3, 200, 1], 0);
    expect(decodePayload(whole.subarray(0, 20))).toBeNull();
  });
});

describe("payloads", () => {
  it("reads what was written", () => {
    expect(decodePayload(encodePayload(payload))).toEqual(payload);
    expect(decodePayload(encodePayload({ atMs: 0, seen: [], items: [] }))).toEqual({ atMs: 0, seen: [], items: [] });
    expect(decodePayload(new Uint8Array([...encodePayload(payload), 0]))).toBeNull();
  });

  it("takes no more items, no more logs seen, and no larger blocks than allowed; a base may be larger", () => {
    const item = { kind: "update", docId: "forest", claims: [], bytes: new Uint8Array(1) } as const;
    const seen = (count: number): BlockPayload["seen"] => Array.from({ length: count }, (_, no) => [toText(new Uint8Array(32).fill(no & 255).fill(no >> 8, 16)), 1]);
    const fits = (given: Partial<BlockPayload>): boolean => decodePayload(encodePayload({ atMs: 1, seen: [], items: [], ...given })) !== null;
    expect([fits({ items: Array.from({ length: 4_096 }, () => item) }), fits({ items: Array.from({ length: 4_097 }, () => item) })]).toEqual([true, false]);
    expect([fits({ seen: seen(1_024) }), fits({ seen: seen(1_025) }), fits({ seen: [...seen(1), ...seen(1)] })]).toEqual([true, false, false]);
    const large = new Uint8Array(9 * 1024 * 1024);
    expect([fits({ items: [{ ...item, bytes: large }] }), fits({ items: [{ kind: "base", docId: "forest", bytes: large }] })]).toEqual([false, true]);
    expect(fits({ items: [{ ...item, docId: "x".repeat(129) }] })).toBe(false);
    expect(fits({ items: [{ kind: "entry", bytes: new Uint8Array(65 * 1024) }] })).toBe(false);
    expect(fits({ items: [{ kind: "own", keyId: "no key id", bytes: new Uint8Array(8) }] })).toBe(false);
    expect(fits({ items: [{ kind: "own", keyId: "00112233445566aa", bytes: new Uint8Array(8 * 1024 * 1024) }] })).toBe(false);
    expect(() => encodePayload({ atMs: 1, seen: [["no key", 1]], items: [] })).toThrow(RangeError);
  });
});

describe("entries", () => {
  it("are read strictly", () => {
    const text = (value: string) => parseEntry(new TextEncoder().encode(value));
    expect(text('{"kind":"rename","name":"新"}')).toEqual({ kind: "rename", name: "新" });
    for (const wrong of ['{"kind":"rename","name":"新","more":1}', '{"kind":"rename","name":""}', '{"kind":"unknown"}', "[]", "null", "{", '{"kind":"remove","personId":"pr_a","cuts":{"constructor":1},"hasLeft":false}']) expect(text(wrong), wrong).toBeNull();
    expect(parseEntry(new Uint8Array([0xff, 0xfe]))).toBeNull();
    expect(text(`{"kind":"rename","name":"${"x".repeat(66_000)}"}`)).toBeNull();
  });
});

describe("decoders", () => {
  it("neither throw at 5,000 damaged inputs each, nor take in what is not there", () => {
    const { bytes } = writeBlock(testCrypto, { logKey: log.publicKey, index: 0, previousHash: FIRST_HASH, log }, { epochId: "00ff00ff00ff00ff", epochKey, payload });
    const plain = encodePayload(payload);
    const entry = encodeEntry({ kind: "remove", personId: "pr_a", cuts: { [toText(log.publicKey)]: 4 }, hasLeft: false });
    const link = new TextEncoder().encode(writeInviteLink(invite, testCrypto, log));
    const before = process.memoryUsage().arrayBuffers;
    for (let run = 1; run <= 5_000; run += 1) {
      const block = decodeBlock(damaged(bytes, run));
      expect(block === null || encodeBlock(block).length > 0).toBe(true);
      const read = decodePayload(damaged(plain, run));
      if (read !== null) expect(encodePayload(read)).toEqual(damaged(plain, run));
      parseEntry(damaged(entry, run));
      const hurt = damaged(link, run);
      const found = readInviteLink(new TextDecoder().decode(hurt), testCrypto);
      if (found !== null) expect(found).toEqual(invite);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe("clientIdOf", () => {
  it("is one of 52 bits, another for each log, group and number", () => {
    const ids = Array.from({ length: 2_000 }, (_, n) => clientIdOf(testCrypto, invite.groupId, log.publicKey, n));
    expect(new Set(ids).size).toBe(2_000);
    for (const id of ids) expect(Number.isSafeInteger(id) && id >= 0 && id < 2 ** 52).toBe(true);
    expect(Math.max(...ids)).toBeGreaterThan(2 ** 51);
    expect(clientIdOf(testCrypto, invite.groupId, epochKey, 0)).not.toBe(ids[0]);
    expect(clientIdOf(testCrypto, "gr_other", log.publicKey, 0)).not.toBe(ids[0]);
    expect(clientIdOf(testCrypto, invite.groupId, log.publicKey, 0)).toBe(ids[0]);
  });
});

describe("phraseOf", () => {
  it("is four words, the same for the same connection", () => {
    const phrase = phraseOf(testCrypto, epochKey);
    expect(phrase).toEqual(phraseOf(testCrypto, epochKey));
    expect(phrase.map(phraseNumberOf).every((number) => number >= 0 && number < 256)).toBe(true);
    expect([phraseNumberOf("松风"), phraseNumberOf("no word")]).toEqual([0, -1]);
    expect(phrase).not.toEqual(phraseOf(testCrypto, FIRST_HASH));
    for (const word of phrase) expect(word).toHaveLength(2);
  });
});
