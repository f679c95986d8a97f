import { describe, expect, it } from "vitest";
import { currentRole, cutOf, roleAt, type Entry } from "#shared/sync/index.ts";
import { join, remove, roleOf, rosterRig, setRole, why } from "#tests/support/rosterRig.ts";

describe("foldRoster, when somebody is taken away or gets another role", () => {
  it("removes from the cut on; a lower cut of somebody else wins, and no cut is below what its author had", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const editor = join(rig, "pr_e", "editor");
    rig.meet(admin, rig.founder);
    for (let count = 0; count < 10; count += 1) rig.work(editor);
    rig.founder.clock.set(editor.logKey, 7);
    admin.clock.set(editor.logKey, 4);
    rig.write(rig.founder, remove(editor, 3));
    expect(cutOf(rig.roster(), editor.logKey)).toBe(7);
    rig.write(admin, remove(editor, 5));
    const roster = rig.roster();
    expect([roleAt(roster, editor.logKey, 4), roleAt(roster, editor.logKey, 5), currentRole(roster, editor.logKey)]).toEqual(["editor", null, null]);
    expect(roster.people.get("pr_e" as never)).toMatchObject({ role: null, hasLeft: false });
    rig.write(rig.founder, remove(rig.device("pr_nobody")));
    expect(why(rig)).toEqual(["nobody"]);
  });

  it("cuts a log that is not named at what the author had of it", () => {
    const rig = rosterRig();
    const editor = join(rig, "pr_e", "editor");
    for (let count = 0; count < 5; count += 1) rig.work(editor);
    rig.founder.clock.set(editor.logKey, 3);
    rig.write(rig.founder, remove(editor));
    expect(cutOf(rig.roster(), editor.logKey)).toBe(3);
  });

  it("of two admins removing a member and admitting anew, the removal that was not known wins; one that was known does not", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const editor = join(rig, "pr_e", "editor");
    rig.meet(admin, rig.founder);
    rig.write(rig.founder, remove(editor));
    const again = rig.device("pr_e");
    rig.write(admin, rig.member(again, "editor"));
    expect(roleOf(rig, editor)).toBeNull();
    rig.meet(admin, rig.founder);
    const third = rig.device("pr_e");
    rig.write(admin, rig.member(third, "commenter"));
    expect(roleOf(rig, editor)).toBe("commenter");
    expect(rig.roster().people.get("pr_e" as never)?.endedAtMs).toBeNull();
    expect(currentRole(rig.roster(), editor.logKey)).toBeNull();
  });

  it("of two concurrent roles the lower holds, and admins do not govern each other", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const editor = join(rig, "pr_e", "editor");
    rig.meet(admin, rig.founder);
    rig.write(admin, setRole(editor, "commenter", 0));
    rig.write(rig.founder, setRole(editor, "reader", 4));
    expect(currentRole(rig.roster(), editor.logKey)).toBe("reader");
    rig.meet(admin, rig.founder);
    rig.write(admin, setRole(editor, "editor", 6));
    expect(rig.roster().logs.get(editor.logKey)?.spans.map(({ from, role }) => [from, role])).toEqual([[0, "commenter"], [4, "reader"], [6, "editor"]]);
    const second = join(rig, "pr_b", "admin");
    rig.meet(admin, rig.founder);
    rig.write(admin, [remove(second), setRole(second, "reader", 0), setRole(editor, "admin", 0)]);
    expect(why(rig)).toEqual(["no-right", "no-right", "no-right"]);
  });

  it("hands the group over; only then may the founder leave", () => {
    const rig = rosterRig();
    const heir = join(rig, "pr_h", "editor");
    const leave: Entry = { kind: "remove", personId: "pr_founder", cuts: {}, hasLeft: true };
    rig.write(rig.founder, leave);
    expect(why(rig)).toEqual(["no-right"]);
    rig.write(rig.founder, { kind: "owner", toPersonId: "pr_h" });
    expect([roleOf(rig, rig.founder), roleOf(rig, heir)]).toEqual(["admin", "owner"]);
    rig.write(rig.founder, rig.member(rig.device("pr_x"), "admin"));
    rig.write(heir, rig.member(rig.device("pr_y"), "admin"));
    rig.meet(heir, rig.founder);
    rig.write(heir, rig.member(rig.device("pr_z"), "admin"));
    expect([...rig.roster().people.keys()], "who does not know of the right yet has not got it").toEqual(["pr_founder", "pr_h", "pr_z"]);
    rig.write(rig.founder, leave);
    expect(rig.roster().people.get("pr_founder" as never)).toMatchObject({ role: null, hasLeft: true });
    rig.write(heir, { kind: "remove", personId: "pr_h", cuts: {}, hasLeft: true });
    expect(roleOf(rig, heir)).toBe("owner");
  });

  it("lets anybody leave, and nobody send others away by it", () => {
    const rig = rosterRig();
    const reader = join(rig, "pr_r", "reader");
    const other = join(rig, "pr_o", "reader");
    rig.meet(reader, rig.founder);
    rig.write(reader, { kind: "remove", personId: "pr_o", cuts: {}, hasLeft: true });
    expect(roleOf(rig, other)).toBe("reader");
    rig.write(reader, { kind: "remove", personId: "pr_r", cuts: {}, hasLeft: true });
    expect(rig.roster().people.get("pr_r" as never)).toMatchObject({ role: null, hasLeft: true });
    expect(cutOf(rig.roster(), reader.logKey)).toBe(2);
  });
});
