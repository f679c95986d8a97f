import { describe, expect, it } from "vitest";
import { contentOf, GroupRig, setPoint, typeInto } from "#tests/support/groupRig.ts";

describe("a replica", () => {
  it("gives what one wrote to everybody, newcomers included", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    setPoint(a, "p1", "光合作用");
    await rig.time.pass(100);
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    await rig.time.pass(500);
    expect(contentOf(b)).toEqual(contentOf(a));
    setPoint(b, "p2", "呼吸作用");
    typeInto(b, "note:pt_1", 0, "叶绿体");
    await rig.time.pass(500);
    expect(contentOf(a)).toEqual({ forest: { points: { p1: "光合作用", p2: "呼吸作用" }, text: "", pending: false }, "note:pt_1": { points: {}, text: "叶绿体", pending: false } });
    expect(a.replica.state().members.map(({ name, role }) => [name, role])).toEqual([["甲", "owner"], ["乙", "editor"]]);
    expect(a.events).toEqual([]);
    expect(b.events).toEqual([]);
  });
});
