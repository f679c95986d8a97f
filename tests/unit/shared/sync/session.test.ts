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

describe("giving out a file", () => {
  const SHA = "ab".repeat(32);
  const settled = async (): Promise<void> => { for (let round = 0; round < 5; round += 1) await new Promise((resolve) => { setImmediate(resolve); }); };
  /** A way that is full after each message, until it is said to have room. */
  function narrow(totalBytes: number): { readonly session: Session; readonly sent: string[]; room(): Promise<void> } {
    const sent: string[] = [];
    let drain = (): void => undefined;
    const channel: Channel = {
      send: (bytes) => {
        const message = decodeMessage(bytes);
        if (typeof message === "string") sent.push(message);
        else sent.push(message.kind === "fileData" ? `file ${message.from}+${message.bytes.length} of ${message.total}` : message.kind);
        return false;
      },
      onMessage: () => undefined, onDrain: (listener) => { drain = listener; }, onClose: () => undefined, close: () => undefined,
    };
    const session = new Session({ deviceKey: OWN, route: "lan", isKeeper: false }, {
      now: () => 0, ownLogKey: OWN, onMessage: () => undefined, onEnd: () => undefined, lengthFor: () => 3,
      readLog: async (_log, from, to) => Array.from({ length: to - from }, (_, at) => block(from + at)),
      isSigned: () => true,
      readFile: async (_session, sha256, from, maxBytes) => (sha256 === SHA ? { totalBytes, bytes: new Uint8Array(Math.max(0, Math.min(maxBytes, totalBytes - from))) } : null),
    });
    session.add(channel);
    return { session, sent, room: async () => { drain(); await settled(); } };
  }

  it("goes piece by piece while there is room, and lets blocks and questions go before", async () => {
    const { session, sent, room } = narrow(600_000);
    session.fileWanted(SHA, 0, 1_000_000);
    await settled();
    expect(sent).toEqual(["file 0+262144 of 600000"]);
    session.wanted(LOG, 0, 1_024);
    session.fileWanted(SHA, 0, 0);
    await settled();
    expect(sent).toHaveLength(1);
    await room();
    expect(sent.at(-1)).toBe("blocks");
    await room();
    expect(sent.at(-1)).toBe("file 0+0 of 600000");
    await room();
    await room();
    await room();
    await room();
    expect(sent.slice(3)).toEqual(["file 262144+262144 of 600000", "file 524288+75712 of 600000", "file 600000+0 of 600000"]);
  });

  it("says that there is none, once, however much of it was asked for", async () => {
    const { session, sent, room } = narrow(10);
    for (const from of [0, 1_000, 2_000]) session.fileWanted("cd".repeat(32), from, 1_000);
    await settled();
    await room();
    expect(sent).toEqual(["fileNone"]);
  });
});
