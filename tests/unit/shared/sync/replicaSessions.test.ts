import { describe, expect, it } from "vitest";
import { contentOf, GroupRig, setPoint, typeInto, type GroupDevice } from "#tests/support/groupRig.ts";

const PAGE = "叶绿体里的光反应和暗反应".repeat(400);

/** Bytes of blocks of others on the disk of these. */
function neededBy(devices: readonly GroupDevice[]): number {
  let bytes = 0;
  for (const device of devices) {
    for (const [logKey, blocks] of device.disk.logs) if (logKey !== device.logKey) bytes += blocks.reduce((sum, block) => sum + block.length, 0);
  }
  return bytes;
}

describe("what goes between devices", () => {
  it.each([1, 2, 7, 40, 160])("brings a newcomer everything once (%i ms on the way)", async (delayMs) => {
    const rig = new GroupRig();
    rig.delayMs = () => delayMs;
    const a = await rig.found("甲");
    typeInto(a, "note:pt_1", 0, PAGE);
    await rig.time.pass(1_000);
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    await rig.time.pass(4_000);
    expect(contentOf(b)).toEqual(contentOf(a));
    // The entries about the newcomer, and what both say of what they have, come by themselves meanwhile.
    expect(rig.blockBytesSent).toBe(neededBy([a, b]));
  });

  it.each([0, 10, 30])("brings a newcomer everything once, though somebody else says first that they have it (%i ms before)", async (beforeMs) => {
    const rig = new GroupRig();
    rig.delayMs = () => 20;
    const a = await rig.found("甲");
    typeInto(a, "note:pt_1", 0, PAGE);
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    await rig.time.pass(1_000);
    const [sentBefore, neededBefore] = [rig.blockBytesSent, neededBy([a, b])];
    const c = await rig.admit(a, "丙", "editor");
    rig.delayMs = () => 40;
    rig.connect(a, c);
    await rig.time.pass(Math.max(0, 30 - beforeMs));
    rig.delayMs = () => 5;
    rig.connect(b, c);
    await rig.time.pass(4_000);
    expect(contentOf(c)).toEqual(contentOf(a));
    expect((rig.blockBytesSent - sentBefore) / (neededBy([a, b, c]) - neededBefore)).toBeLessThanOrEqual(1.1);
  });

  it.each([0, 5, 20, 60, 150])("brings back what was missed once, though its author comes while somebody else hands it on (%i ms later)", async (laterMs) => {
    const rig = new GroupRig();
    rig.delayMs = () => 15;
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    const c = await rig.admit(a, "丙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    await c.stop();
    for (const no of [1, 2, 3, 4, 5, 6]) {
      typeInto(a, "note:pt_1", 0, `${PAGE}${no}`);
      setPoint(b, "p1", `${no}`);
      await rig.time.pass(100);
    }
    await rig.time.pass(500);
    const [sentBefore, neededBefore] = [rig.blockBytesSent, neededBy(rig.devices)];
    await c.start();
    rig.connect(b, c);
    await rig.time.pass(laterMs);
    rig.connect(a, c);
    setPoint(a, "p2", "还在写");
    await rig.time.pass(4_000);
    expect(contentOf(c)).toEqual(contentOf(a));
    expect((rig.blockBytesSent - sentBefore) / (neededBy(rig.devices) - neededBefore)).toBeLessThanOrEqual(1.01);
  });

  it("sends an own block again that the other end could not store", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    b.store.isFull = true;
    setPoint(a, "p1", "一");
    await rig.time.pass(300);
    setPoint(a, "p1", "二");
    await rig.time.pass(300);
    expect(b.events.map(({ kind }) => kind)).toContain("disk");
    b.store.isFull = false;
    for (let no = 0; no < 30; no += 1) {
      setPoint(a, "p2", `${no}`);
      await rig.time.pass(200);
    }
    expect(contentOf(b)).toEqual(contentOf(a));
  });
});
