import { describe, expect, it } from "vitest";
import { packGroup, takeFile } from "#electron/peers/service/exchange.ts";
import { contentOf, GroupRig, setPoint, type GroupDevice } from "#tests/support/groupRig.ts";

const { crypto } = GroupRig;
const pack = (by: GroupDevice, isWhole = false) => packGroup(crypto, by.replica, isWhole);

async function three(): Promise<{ readonly rig: GroupRig; readonly a: GroupDevice; readonly b: GroupDevice; readonly c: GroupDevice }> {
  const rig = new GroupRig();
  const a = await rig.found("甲");
  const b = await rig.admit(a, "乙", "editor");
  const c = await rig.admit(a, "丙", "reader");
  rig.connectAll();
  for (let no = 0; no < 20; no += 1) {
    setPoint(a, `p${no}`, "大家都有");
    await rig.time.pass(50);
  }
  await rig.time.pass(1_000);
  return { rig, a, b, c };
}

async function take(rig: GroupRig, to: GroupDevice, file: Uint8Array, founder: GroupDevice): Promise<{ readonly blocks: number; readonly problem: string | null }> {
  const taking = takeFile(crypto, to.replica, { file, founderLogKey: founder.logKey });
  await rig.time.pass(500);
  return await taking;
}

describe("a file of changes", () => {
  it("holds nothing when everybody is known to have all, and what one of them lacks otherwise", async () => {
    const { rig, a, b, c } = await three();
    expect((await pack(a)).blocks).toBe(0);
    rig.cutAll(c);
    setPoint(a, "new", "丙没有");
    await rig.time.pass(500);
    const file = await pack(a);
    expect(file.blocks).toBe(1);
    expect((await pack(a, true)).blocks).toBeGreaterThan(20);
    expect(await take(rig, c, file.bytes, a)).toEqual({ blocks: 1, problem: null });
    expect(contentOf(c)).toEqual(contentOf(a));
    expect((await pack(b)).blocks).toBeLessThanOrEqual(2);
  });

  it("takes it after a start that a device has nothing until it is heard of, but for what its own log says", async () => {
    const { rig, a, b, c } = await three();
    setPoint(b, "b", "乙的块说它看到过");
    await rig.time.pass(500);
    await a.stop();
    await a.start();
    const all = (await pack(a, true)).blocks;
    // The reader writes nothing, so nobody knows of it now.
    expect((await pack(a)).blocks).toBe(all);
    rig.connect(a, c);
    await rig.time.pass(500);
    expect((await pack(a)).blocks).toBeLessThan(5);
  });

  it("says when something before it is missing, and takes what it can", async () => {
    const { rig, a, b, c } = await three();
    const whole = await pack(a, true);
    rig.cutAll(c);
    setPoint(a, "x", "甲");
    setPoint(b, "y", "乙");
    await rig.time.pass(500);
    const file = await pack(a);
    const d = await rig.admit(a, "丁", "editor");
    const fresh = await take(rig, d, file.bytes, a);
    expect(fresh.problem).toBe("gap");
    expect(await take(rig, d, whole.bytes, a)).toMatchObject({ problem: null });
    expect(await take(rig, c, file.bytes, a)).toEqual({ blocks: file.blocks, problem: null });
  });
});
