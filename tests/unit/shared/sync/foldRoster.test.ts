import { describe, expect, it } from "vitest";
import { MAX_ENTRY_BYTES } from "#shared/sync/entries.ts";
import { currentRole, cutOf, encodeEntry, foldRoster, roleAt, toText, type Entry } from "#shared/sync/index.ts";
import { currentDevices, newEpoch } from "#shared/sync/replicaEpochs.ts";
import { invite, join, remove, roleOf, rosterRig, setRole, why, type RigDevice, type RosterRig } from "#tests/support/rosterRig.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

describe("foldRoster", () => {
  it("begins with the genesis its id names, and with nothing else", () => {
    const rig = rosterRig();
    expect(foldRoster(testCrypto, rig.groupId, [])).toBeNull();
    expect(foldRoster(testCrypto, `gr_${toText(new Uint8Array(32))}`, rig.all)).toBeNull();
    expect(foldRoster(testCrypto, rig.groupId, rig.all.map((entry) => ({ ...entry, index: 1 })))).toBeNull();
    const roster = rig.roster();
    expect([roster.name, roster.founderLogKey, roster.epochs.length, roster.baseEndsAt]).toEqual(["读书会", rig.founder.logKey, 1, Number.MAX_SAFE_INTEGER]);
    expect(roleAt(roster, rig.founder.logKey, 0)).toBe("owner");
    expect(roleAt(roster, "nobody", 0)).toBeNull();
    const [genesis] = rig.all;
    if (genesis !== undefined) rig.write(rig.founder, genesis.entry);
    expect(why(rig)).toEqual(["second-genesis"]);
  });

  it("lets the owner add all roles, an admin up to editors, others nobody", () => {
    const rig = rosterRig();
    rig.work(rig.founder);
    const admin = join(rig, "pr_a", "admin");
    const editor = join(rig, "pr_e", "editor", admin);
    rig.write(admin, rig.member(rig.device("pr_x"), "admin"));
    rig.write(editor, rig.member(rig.device("pr_y"), "reader"));
    expect([roleOf(rig, admin), roleOf(rig, editor), rig.roster().people.size]).toEqual(["admin", "editor", 3]);
    expect(why(rig).sort()).toEqual(["no-right", "no-right"]);
    expect(rig.roster().baseEndsAt).toBe(2);
  });

  it("takes no false proof, no log twice, no device of somebody else", () => {
    const rig = rosterRig();
    const one = join(rig, "pr_1", "editor");
    const other = rig.device("pr_2");
    const entry = rig.member(other, "editor");
    if (entry.kind !== "member") throw new Error();
    rig.write(rig.founder, { ...entry, logKey: rig.device("pr_z").logKey });
    rig.write(rig.founder, { ...entry, logKey: one.logKey });
    rig.write(rig.founder, { ...entry, deviceKey: toText(one.device.publicKey) });
    expect(why(rig)).toEqual(["proof", "known-log", "known-device"]);
  });

  it("admits by an invite once, in time, not after it was revoked", () => {
    const rig = rosterRig();
    const ids = ["a", "b", "c", "d"].map((letter) => letter.repeat(22));
    const [used = "", revoked = "", late = "", unknown = ""] = ids;
    rig.write(rig.founder, [invite(used, "editor"), invite(revoked, "editor"), invite(late, "editor", 500)]);
    rig.write(rig.founder, { kind: "revoke", inviteId: revoked });
    rig.write(rig.founder, rig.member(rig.device("pr_1"), "editor", used));
    rig.write(rig.founder, rig.member(rig.device("pr_2"), "editor", used));
    rig.write(rig.founder, rig.member(rig.device("pr_3"), "editor", revoked));
    rig.write(rig.founder, rig.member(rig.device("pr_4"), "editor", late), { atMs: 501 });
    rig.write(rig.founder, rig.member(rig.device("pr_5"), "editor", unknown));
    rig.write(rig.founder, rig.member(rig.device("pr_6"), "editor", late), { atMs: 500 });
    expect([...rig.roster().people.keys()]).toEqual(["pr_founder", "pr_1", "pr_6"]);
    expect(why(rig)).toEqual(["invite", "invite", "invite", "invite-unknown"]);
    expect([...rig.roster().invites.values()].map(({ isUsed, isRevoked }) => [isUsed, isRevoked])).toEqual([[true, false], [false, true], [true, false]]);
  });

  it("undoes an admission that did not know of the revocation", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const id = "i".repeat(22);
    rig.write(rig.founder, invite(id, "editor"));
    rig.meet(admin, rig.founder);
    rig.write(admin, rig.member(rig.device("pr_1"), "editor", id));
    rig.write(rig.founder, { kind: "rename", name: "先做别的" });
    rig.write(rig.founder, { kind: "revoke", inviteId: id });
    expect(rig.roster().people.has("pr_1" as never)).toBe(false);
    expect(rig.roster().name).toBe("先做别的");
  });

  it("does not let a removed admin go on in the dark, whatever they put around it", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    rig.write(rig.founder, { kind: "keeper", address: "k:1/x", isAdded: true });
    rig.write(rig.founder, remove(admin, 0));
    const friend = rig.device("pr_f");
    rig.write(admin, rig.member(friend, "editor"));
    rig.meet(friend, admin);
    rig.write(admin, { kind: "epoch", epochId: "00000000000000aa", number: 1, keys: {} });
    rig.write(admin, { kind: "remove", personId: admin.personId, cuts: {}, hasLeft: true });
    const roster = rig.roster();
    expect([roster.people.has("pr_f" as never), roster.epochs.length, roster.people.get("pr_a" as never)?.hasLeft]).toEqual([false, 1, false]);
  });

  it("lets in no more devices than one entry can give a new key to", () => {
    const rig = rosterRig();
    for (let count = 1; count < 302; count += 1) rig.write(rig.founder, rig.member(rig.device(`pr_${count}`), "reader"));
    expect([rig.roster().logs.size, why(rig)]).toEqual([300, ["crowded", "crowded"]]);
    const { entry } = newEpoch(testCrypto, 1, currentDevices(rig.roster()));
    expect(Object.keys(entry.keys)).toHaveLength(300);
    expect(encodeEntry(entry).length).toBeLessThan(MAX_ENTRY_BYTES);
  });

  it("gives nobody a device by somebody else's word", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const editor = join(rig, "pr_e", "editor");
    rig.meet(admin, rig.founder);
    const puppet = rig.device("pr_e");
    rig.write(admin, rig.member(puppet, "editor"));
    expect(why(rig)).toEqual(["known-person"]);
    expect(rig.roster().logs.has(puppet.logKey)).toBe(false);
    expect(currentRole(rig.roster(), editor.logKey)).toBe("editor");
  });

  describe("several devices of one person", () => {
    const unlink = (who: RigDevice): Entry => ({ kind: "unlink", personId: who.personId, deviceKey: toText(who.device.publicKey), cuts: {} });
    const linked = (rig: RosterRig, by: RigDevice): RigDevice => {
      const device = rig.device(by.personId);
      rig.write(by, rig.link(by, device));
      rig.meet(device, by);
      return device;
    };

    it("are linked by a device of that person alone, whatever the role, and have that role", () => {
      const rig = rosterRig();
      const reader = join(rig, "pr_r", "reader");
      const admin = join(rig, "pr_a", "admin");
      const [second, laptop] = [linked(rig, rig.founder), linked(rig, reader)];
      const third = linked(rig, laptop);
      expect([second, laptop, third].map(({ logKey }) => currentRole(rig.roster(), logKey))).toEqual(["owner", "reader", "reader"]);
      const forged = rig.device("pr_r");
      rig.meet(reader, rig.founder);
      const falseProof = { ...rig.link(reader, rig.device("pr_r")), logKey: rig.device("pr_r").logKey } as Entry;
      for (const [by, entry] of [[admin, rig.link(reader, forged)], [rig.founder, rig.link(reader, forged)], [reader, falseProof], [reader, rig.link(reader, laptop)], [reader, { ...rig.link(reader, forged), deviceKey: toText(admin.device.publicKey) } as Entry]] as const) rig.write(by, entry);
      expect(why(rig).sort()).toEqual(["known-device", "known-log", "other-person", "other-person", "proof"]);
    });

    it("are eight at most", () => {
      const rig = rosterRig();
      for (let no = 0; no < 9; no += 1) linked(rig, rig.founder);
      expect(why(rig)).toEqual(["many-devices", "many-devices"]);
    });

    it("change their role together, also where the device was linked by somebody who did not know of it", () => {
      for (const role of ["reader", "admin"] as const) {
        const rig = rosterRig();
        const editor = join(rig, "pr_e", "editor");
        const first = linked(rig, editor);
        rig.write(rig.founder, setRole(editor, role, 1));
        const second = linked(rig, editor);
        expect([editor, first, second].map(({ logKey }) => currentRole(rig.roster(), logKey))).toEqual([role, role, role]);
      }
    });

    it("become the owner's and an admin's together, and only one of two takeovers by different devices counts", () => {
      const rig = rosterRig();
      const [one, two] = [join(rig, "pr_1", "editor"), join(rig, "pr_2", "editor")];
      const second = linked(rig, rig.founder);
      const laptop = linked(rig, one);
      rig.write(rig.founder, { kind: "owner", toPersonId: one.personId });
      rig.write(second, { kind: "owner", toPersonId: two.personId });
      const roster = rig.roster();
      const owners = [...roster.people.values()].filter(({ role }) => role === "owner").map(({ personId }) => personId);
      expect(owners).toHaveLength(1);
      expect([rig.founder, second].map(({ logKey }) => currentRole(roster, logKey))).toEqual(["admin", "admin"]);
      if (owners[0] === one.personId) expect(currentRole(roster, laptop.logKey)).toBe("owner");
    });

    it("all go when the person is removed, those included that were linked meanwhile", () => {
      const rig = rosterRig();
      const editor = join(rig, "pr_e", "editor");
      const known = linked(rig, editor);
      rig.meet(rig.founder, editor);
      rig.write(rig.founder, remove(editor, 2));
      const late = linked(rig, editor);
      const later = linked(rig, known);
      const roster = rig.roster();
      expect([editor, known, late, later].map(({ logKey }) => currentRole(roster, logKey))).toEqual([null, null, null, null]);
      expect(roster.people.get("pr_e" as never)).toMatchObject({ role: null });
    });

    it("are taken away one by one by the person and by admins, but not the last one, and by nobody else", () => {
      const rig = rosterRig();
      const editor = join(rig, "pr_e", "editor");
      const admin = join(rig, "pr_a", "admin");
      const other = join(rig, "pr_o", "editor");
      const [first, second] = [linked(rig, editor), linked(rig, editor)];
      const spare = linked(rig, rig.founder);
      for (const who of [editor, admin, other]) for (const has of [editor, rig.founder]) rig.meet(who, has);
      rig.write(other, unlink(first));
      rig.write(admin, unlink(spare));
      rig.write(editor, unlink(first));
      // Knows of the first: otherwise the order of their keys decided which is the last.
      rig.meet(admin, editor);
      rig.write(admin, unlink(second));
      rig.write(admin, unlink(editor));
      const roster = rig.roster();
      expect(why(rig).sort()).toEqual(["last-device", "no-right", "no-right"]);
      expect([editor, first, second, spare].map(({ logKey }) => currentRole(roster, logKey))).toEqual(["editor", null, null, "owner"]);
      expect(roster.people.get("pr_e" as never)).toMatchObject({ role: "editor", endedAtMs: null });
    });

    it("are not all taken away by two who do not know of each other, whichever of them counts first", () => {
      // Each rig has other keys, by which what is concurrent is put in order.
      for (let left = 12; left > 0; left -= 1) {
        const rig = rosterRig();
        const editor = join(rig, "pr_e", "editor");
        const admin = join(rig, "pr_a", "admin");
        const [first, second] = [linked(rig, editor), linked(rig, editor)];
        rig.meet(admin, editor);
        rig.write(editor, unlink(first));
        rig.write(admin, unlink(second));
        rig.write(admin, unlink(editor));
        const roster = rig.roster();
        expect([editor, first].map(({ logKey }) => currentRole(roster, logKey)).sort()).toEqual(["editor", null]);
        expect([currentRole(roster, second.logKey), roleOf(rig, editor)]).toEqual([null, "editor"]);
      }
    });

    it("can be linked again after, by who knew of it, and a removal that was not known wins", () => {
      const rig = rosterRig();
      const laptop = linked(rig, rig.founder);
      const phone = linked(rig, rig.founder);
      const again = { ...rig.device("pr_founder"), device: laptop.device };
      rig.meet(phone, rig.founder);
      rig.write(rig.founder, unlink(laptop));
      rig.write(phone, rig.link(phone, again));
      expect(why(rig)).toEqual(["removed"]);
      const later = { ...rig.device("pr_founder"), device: laptop.device };
      rig.write(rig.founder, rig.link(rig.founder, later));
      expect(currentRole(rig.roster(), later.logKey)).toBe("owner");
    });

    it("does not let a device that was taken away go on in the dark", () => {
      const rig = rosterRig();
      const stolen = linked(rig, rig.founder);
      rig.write(rig.founder, unlink(stolen));
      const friend = rig.device("pr_founder");
      rig.write(stolen, rig.link(stolen, friend));
      rig.write(stolen, unlink(rig.founder));
      rig.write(stolen, { kind: "rename", name: "抢来的" });
      const roster = rig.roster();
      expect([roster.logs.has(friend.logKey), currentRole(roster, rig.founder.logKey), roster.name]).toEqual([false, "owner", "读书会"]);
    });
  });

  it("lets two admins who did not know of each other let in by one invite", () => {
    const rig = rosterRig();
    const admin = join(rig, "pr_a", "admin");
    const id = "i".repeat(22);
    rig.write(rig.founder, invite(id, "editor"));
    rig.meet(admin, rig.founder);
    const same = rig.device("pr_1");
    for (const by of [admin, rig.founder]) rig.write(by, rig.member(same, "editor", id));
    for (const [by, has] of [[admin, rig.founder], [rig.founder, admin]] as const) rig.meet(by, has);
    rig.write(admin, rig.member(rig.device("pr_2"), "editor", id));
    expect(why(rig).sort()).toEqual(["invite", "known-log"]);
    expect(rig.roster().people.has("pr_1" as never)).toBe(true);
    const other = rosterRig();
    const second = join(other, "pr_a", "admin");
    other.write(other.founder, invite(id, "editor"));
    other.meet(second, other.founder);
    other.write(other.founder, other.member(other.device("pr_1"), "editor", id));
    other.write(second, other.member(other.device("pr_2"), "editor", id));
    expect([...other.roster().people.keys()].sort()).toEqual(["pr_1", "pr_2", "pr_a", "pr_founder"]);
  });

  it("is not put out of order by a log that claims to have seen the future", () => {
    const rig = rosterRig();
    const reader = join(rig, "pr_r", "reader");
    const future = new Map([[rig.founder.logKey, 1e9]]);
    rig.write(reader, { kind: "rename", name: "乱" }, { clock: future });
    rig.meet(rig.founder, reader);
    const admin = join(rig, "pr_a", "admin");
    rig.write(admin, { kind: "rename", name: "好" });
    const editor = join(rig, "pr_e", "editor", admin);
    rig.write(rig.founder, remove(editor, 0));
    expect([rig.roster().name, roleOf(rig, editor), roleOf(rig, admin)]).toEqual(["好", "editor", "admin"]);
    rig.meet(rig.founder, admin);
    rig.write(rig.founder, remove(editor, 0));
    expect(cutOf(rig.roster(), editor.logKey)).toBe(0);
  });

  it("sorts epochs by number, keeps keepers, and ignores nothing of 500 entries by five people", () => {
    const rig = rosterRig();
    const admins = ["pr_a", "pr_b", "pr_c", "pr_d"].map((personId) => join(rig, personId, "admin"));
    for (const admin of admins) rig.meet(admin, rig.founder);
    for (let count = 0; count < 100; count += 1) {
      const by = admins[count % 4];
      if (by === undefined) continue;
      const member = join(rig, `pr_m${count}`, "editor", by);
      rig.write(by, setRole(member, "commenter", 0));
      rig.write(by, { kind: "epoch", epochId: count.toString(16).padStart(16, "f"), number: count + 1, keys: {} });
      rig.write(by, remove(member));
      if (count % 3 === 0) for (const admin of admins) rig.meet(admin, by);
    }
    for (let count = 0; count < 95; count += 1) rig.write(rig.founder, { kind: "keeper", address: `k${count % 3}:1/x`, isAdded: count % 2 === 0 });
    expect(rig.all.length).toBe(500);
    const roster = rig.roster();
    expect(roster.epochs.map(({ number }) => number)).toEqual(Array.from({ length: 101 }, (_, number) => number));
    expect(roster.ignored).toEqual([]);
    expect([...roster.keepers].sort()).toEqual(["k1:1/x", "k2:1/x"]);
  });

  it("leaves devices with who linked them, though somebody else says at the same time, with the proof they saw, that the device is theirs", () => {
    for (let left = 6; left > 0; left -= 1) {
      const rig = rosterRig();
      const thief = join(rig, "pr_t", "reader");
      const owner = join(rig, "pr_o", "editor");
      const link = rig.link(owner, rig.device("pr_o"));
      rig.write(owner, link);
      rig.write(thief, { ...link, personId: thief.personId } as Entry);
      const letIn = rig.member(rig.device("pr_m"), "editor");
      rig.write(rig.founder, letIn);
      if (link.kind !== "device" || letIn.kind !== "member") throw new Error();
      rig.write(thief, { ...link, personId: thief.personId, deviceKey: letIn.deviceKey, logKey: letIn.logKey, proof: letIn.proof });
      expect([link, letIn].map(({ logKey }) => rig.roster().logs.get(logKey)?.personId)).toEqual(["pr_o", "pr_m"]);
    }
  });

  it("keeps a person's key, though somebody else gives another one the same name at the same time", () => {
    const rig = rosterRig();
    const people = ["pr_1", "pr_2"].map((personId) => join(rig, personId, "reader"));
    for (const who of people) rig.write(who, { kind: "ownKey", personId: who.personId, keyId: "00000000000000aa", number: 1, keys: {} });
    expect(rig.roster().ownKeys.map(({ personId }) => personId).sort()).toEqual(["pr_1", "pr_2"]);
  });
});
