import { expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { packExchange, unpackExchange, type LogStretch } from "#electron/peers/exchangeFile.ts";
import { toText } from "#shared/sync/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const GROUP = `gr_${"g".repeat(43)}`;
const keyOf = (n: number): string => toText(new Uint8Array(32).fill(n));
const logs: readonly LogStretch[] = [
  { logKey: keyOf(1), from: 0, blocks: [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(100_000).fill(7)] },
  { logKey: keyOf(2), from: 300_000, blocks: [Uint8Array.of(9)] },
  { logKey: keyOf(3), from: 5, blocks: [] },
];

it("gives back what was packed", () => {
  const read = unpackExchange(crypto, GROUP, packExchange(crypto, GROUP, logs));
  expect(read).toEqual(logs);
  expect(unpackExchange(crypto, GROUP, packExchange(crypto, GROUP, []))).toEqual([]);
});

it("does not name the group in the clear, and knows a file of another group", () => {
  const file = packExchange(crypto, GROUP, logs);
  expect(Buffer.from(file).includes(GROUP)).toBe(false);
  expect(unpackExchange(crypto, `gr_${"h".repeat(43)}`, file)).toBe("not-ours");
});

it("tells a newer format from a damaged file", () => {
  const file = packExchange(crypto, GROUP, logs);
  const newer = file.slice();
  newer[4] = 2;
  expect(unpackExchange(crypto, GROUP, newer)).toBe("newer-format");
  expect(unpackExchange(crypto, GROUP, file.subarray(0, file.length - 1))).toBe("damaged");
  expect(unpackExchange(crypto, GROUP, new Uint8Array(0))).toBe("damaged");
  expect(unpackExchange(crypto, GROUP, new TextEncoder().encode("a text that somebody renamed, longer than the head of such a file would be: it is none"))).toBe("damaged");
});

it("never throws, whatever was changed, also when somebody made the sum fit again", () => {
  const file = packExchange(crypto, GROUP, logs.slice(1));
  const random = seededRandom(3);
  const whole = file.length;
  let taken = 0;
  for (let n = 0; n < 5_000; n += 1) {
    const changed = file.slice();
    const at = Math.floor(random.next() * (whole - 32));
    changed[at] = Math.floor(random.next() * 256);
    if (n % 2 === 0) changed.set(crypto.hash(changed.subarray(0, whole - 32)), whole - 32);
    const read = unpackExchange(crypto, GROUP, changed);
    if (typeof read !== "string") taken += 1;
  }
  expect(taken).toBeGreaterThan(0);
});

it("does not take in millions of empty blocks, which would fill the memory", () => {
  const count = 4_000_001;
  const varint = [count & 127 | 128, count >> 7 & 127 | 128, count >> 14 & 127 | 128, count >> 21 & 127];
  const head = packExchange(crypto, GROUP, []).subarray(0, 37);
  const content = new Uint8Array([...head, 1, ...new Uint8Array(32).fill(1), 0, ...varint, ...new Uint8Array(1_000)]);
  const bomb = new Uint8Array(content.length + count - 1_000 + 32);
  bomb.set(content);
  bomb.set(crypto.hash(bomb.subarray(0, -32)), bomb.length - 32);
  expect(unpackExchange(crypto, GROUP, bomb)).toBe("damaged");
});
