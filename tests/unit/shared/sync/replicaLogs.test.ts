import { describe, expect, it } from "vitest";
import { contentOf, GroupRig, setPoint, type GroupDevice } from "#tests/support/groupRig.ts";

const kindsAbout = (device: GroupDevice, logKey: string): Set<string> => new Set(device.events.filter((event) => event.logKey === logKey).map(({ kind }) => kind));

async function four(): Promise<{ readonly rig: GroupRig; readonly a: GroupDevice; readonly b: GroupDevice; readonly c: GroupDevice; readonly d: GroupDevice }> {
  const rig = new GroupRig();
  const a = await rig.found("甲");
  const [b, c, d] = [await rig.admit(a, "乙", "editor"), await rig.admit(a, "丙", "editor"), await rig.admit(a, "丁", "editor")];
  rig.connectAll();
  setPoint(b, "p1", "大家都有");
  await rig.time.pass(1_000);
  return { rig, a, b, c, d };
}

/** As when a backup of the whole machine is brought back: its log is as it was then. */
async function goBack(device: GroupDevice, length: number): Promise<void> {
  await device.stop();
  device.disk.logs.set(device.logKey, (device.disk.logs.get(device.logKey) ?? []).slice(0, length));
  await device.start();
}

describe("a device that had more before", () => {
  it("is noticed by itself and by others, gets its own blocks back, and goes on after them", async () => {
    const { rig, a, b } = await four();
    const before = b.disk.logs.get(b.logKey)?.length ?? 0;
    setPoint(b, "p2", "之后丢了");
    await rig.time.pass(2_000);
    await goBack(b, before);
    expect(kindsAbout(b, b.logKey)).toContain("rolled-back");
    rig.connect(a, b);
    await rig.time.pass(3_000);
    expect(kindsAbout(a, b.logKey)).toContain("rolled-back");
    expect(b.disk.logs.get(b.logKey)).toHaveLength(before + 1);
    setPoint(b, "p3", "接着写");
    await rig.time.pass(3_000);
    rig.connectAll();
    await rig.time.pass(3_000);
    expect(contentOf(a)).toMatchObject({ forest: { points: { p2: "之后丢了", p3: "接着写" } } });
    expect([...kindsAbout(a, b.logKey)]).not.toContain("fork");
  });
});

describe("a log that goes two ways", () => {
  it("is noticed by whoever meets both, each keeps what it had, and nothing more of it is taken", async () => {
    const { rig, a, b, c, d } = await four();
    const before = b.disk.logs.get(b.logKey)?.length ?? 0;
    // One way goes to 甲 only, the other to 丙 only.
    for (const other of [c, d]) rig.cut(b, other);
    for (const other of [c, d]) rig.cut(a, other);
    setPoint(b, "p2", "给甲的");
    await rig.time.pass(2_000);
    rig.cutAll(b);
    await goBack(b, before);
    setPoint(b, "p3", "给丙的");
    rig.connect(b, c);
    await rig.time.pass(2_000);
    expect([contentOf(a), contentOf(c)]).toMatchObject([{ forest: { points: { p2: "给甲的" } } }, { forest: { points: { p3: "给丙的" } } }]);
    expect(kindsAbout(a, b.logKey)).not.toContain("fork");

    rig.cutAll(b);
    rig.connect(a, c);
    await rig.time.pass(3_000);
    for (const device of [a, c]) expect(kindsAbout(device, b.logKey)).toContain("fork");
    const lengths = [a, c].map((device) => device.disk.logs.get(b.logKey)?.length);
    rig.connect(b, c);
    rig.connect(b, a);
    setPoint(b, "p4", "再写也没人收");
    await rig.time.pass(5_000);
    expect([a, c].map((device) => device.disk.logs.get(b.logKey)?.length)).toEqual(lengths);

    // Everybody else goes on as before, whichever of the two ways they have.
    setPoint(a, "p5", "甲照常");
    setPoint(c, "p6", "丙照常");
    rig.connect(a, d);
    rig.connect(c, d);
    await rig.time.pass(5_000);
    for (const device of [a, c, d]) expect(contentOf(device)).toMatchObject({ forest: { points: { p5: "甲照常", p6: "丙照常" } } });
    expect([a, c].every((device) => device.replica.state().missingBlocks === 0)).toBe(true);
  });
});
