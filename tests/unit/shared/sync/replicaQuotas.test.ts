import { describe, expect, it } from "vitest";
import { FIRST_HASH, toText, writeBlock } from "#shared/sync/index.ts";
import { LogChain } from "#shared/sync/replicaLogs.ts";
import { LogQuotas, SMALL_QUOTA } from "#shared/sync/replicaQuotas.ts";
import { contentOf, GroupRig, setPoint, type GroupDevice } from "#tests/support/groupRig.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const LARGE_BYTES = 7 * 1024 * 1024;

function chainOf(sizesBytes: readonly number[]): LogChain {
  const chain = LogChain.of(toText(new Uint8Array(32).fill(3)));
  if (chain === null) throw new Error("no chain");
  for (const size of sizesBytes) chain.push(new Uint8Array(32), size);
  return chain;
}

/** Large blocks, signed and sealed as they should be, by somebody who holds the keys of this device. */
function junk(device: GroupDevice, count: number): Uint8Array[] {
  const stored = device.disk.logs.get(device.logKey) ?? [];
  if (stored.length > 0) throw new Error("has written already");
  const [epoch] = device.keys;
  if (epoch === undefined) throw new Error("no key");
  const blocks: Uint8Array[] = [];
  let previousHash: Uint8Array = FIRST_HASH;
  for (let index = 0; index < count; index += 1) {
    const made = writeBlock(testCrypto, { log: device.log, logKey: device.log.publicKey, index, previousHash }, { epochId: epoch[0], epochKey: epoch[1], payload: { atMs: 1, seen: [], items: [{ kind: "update", docId: "forest", claims: [], bytes: new Uint8Array(LARGE_BYTES) }] } });
    previousHash = made.hash;
    blocks.push(made.bytes);
  }
  return blocks;
}

describe("what somebody who may not change the forest can put on everybody's disk", () => {
  it("is limited in blocks and in bytes, counted from where they got that role", () => {
    const chain = chainOf([1_000, SMALL_QUOTA.bytes, 10]);
    const offer = { chain, sizesBytes: [10], citedLength: 0 };
    expect(new LogQuotas().mayTake({ ...offer, role: "reader", from: 0 })).toBe(false);
    expect(new LogQuotas().mayTake({ ...offer, role: "commenter", from: 2 })).toBe(true);
    expect(new LogQuotas().mayTake({ ...offer, role: "editor", from: 0 })).toBe(true);
    expect(new LogQuotas().mayTake({ ...offer, sizesBytes: new Array<number>(SMALL_QUOTA.blocks).fill(1), role: "reader", from: 2 })).toBe(false);
  });

  it("goes beyond that as far as another member has it: all have the same then", () => {
    const quotas = new LogQuotas();
    const chain = chainOf([SMALL_QUOTA.bytes]);
    const offer = { chain, sizesBytes: [10], role: "reader", from: 0 } as const;
    expect(quotas.mayTake({ ...offer, citedLength: 2 })).toBe(true);
    expect(quotas.isSpent(chain.logKey, offer)).toBe(false);
    expect(quotas.mayTake({ ...offer, citedLength: 1 })).toBe(false);
    expect([quotas.isSpent(chain.logKey, offer), quotas.isSpent(chain.logKey, { role: "editor", from: 0 }), quotas.isSpent(chain.logKey, { role: "reader", from: 1 })]).toEqual([true, false, false]);
  });

  it("is refused with its reason and not asked for again, and holds up nobody else", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    const reader = await rig.admit(a, "丙", "reader");
    rig.connect(a, b);
    await rig.time.pass(500);
    const fitting = Math.floor(SMALL_QUOTA.bytes / (LARGE_BYTES + 1_000));
    junk(reader, fitting + 1).forEach((block, at) => void a.replica.takeBlocks(reader.logKey, at, [block]));
    await rig.time.pass(2_000);
    expect(a.disk.logs.get(reader.logKey)).toHaveLength(fitting);
    expect(a.events.filter(({ reason }) => reason !== "role")).toEqual([{ kind: "refused", reason: "quota", logKey: reader.logKey, index: fitting }]);
    setPoint(b, "p1", "照常");
    await rig.time.pass(8_000);
    expect(contentOf(a)).toEqual(contentOf(b));
    expect(a.replica.state().missingBlocks).toBe(0);
  }, 60_000);
});
