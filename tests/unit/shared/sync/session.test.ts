import { describe, expect, it } from "vitest";
import { decodeMessage, type Channel } from "#shared/sync/index.ts";
import { Session } from "#shared/sync/session.ts";
import { toText } from "#shared/sync/keyText.ts";

const LOG = toText(new Uint8Array(32).fill(5));
const OWN = toText(new Uint8Array(32).fill(6));
const block = (n: number): Uint8Array => Uint8Array.of(n & 255, n >> 8);

async function asked({ length, good, isKeeper = false }: { readonly length: number; readonly good: (index: number) => boolean; readonly isKeeper?: boolean }): Promise<number[]> {
  const runs: number[] = [];
  const channel: Channel = {
    send: (bytes) => {
      const message = decodeMessage(bytes);
      if (typeof message !== "string" && message.kind === "blocks") runs.push(message.blocks.length);
      return true;
    },
    onMessage: () => undefined, onDrain: () => undefined, onClose: () => undefined, close: () => undefined,
  };
  const session = new Session({ deviceKey: OWN, route: "lan", isKeeper }, {
    now: () => 0, ownLogKey: OWN, onMessage: () => undefined, onEnd: () => undefined, lengthFor: () => length,
    readLog: async (_log, from, to) => Array.from({ length: to - from }, (_, at) => block(from + at)),
    isSigned: (_log, end) => good(end - 1),
  });
  session.add(channel);
  session.wanted(LOG, 0, 1024);
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => { setImmediate(resolve); });
  return runs;
}

describe("passing on what somebody else wrote", () => {
  it("ends each run where the signature is good", async () => {
    expect(await asked({ length: 80, good: (index) => index % 50 === 49 || index === 79 })).toEqual([50, 30]);
  });

  it("sends more at once where there is no good signature for long", async () => {
    expect(await asked({ length: 300, good: (index) => index === 199 || index > 250 })).toEqual([200, 64, 36]);
  });

  it("sends nothing that ends in a spoiled signature, and to a keeper nothing spoiled at all", async () => {
    expect(await asked({ length: 100, good: () => false })).toEqual([]);
    expect(await asked({ length: 40, good: (index) => index !== 7, isKeeper: true })).toEqual([7]);
  });
});
