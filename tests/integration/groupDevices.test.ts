import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { PeersMachine, StartService } from "#tests/support/peersMachine.ts";
import { buildPeers, forkPeers } from "#tests/support/peersProcess.ts";
import { admit, dial, extra, FOREST, foundGroup, inviteTo, letIn, machinesOfTests, put } from "#tests/support/peersRig.ts";

const { start, afterwards } = machinesOfTests();
const PLANTED = "只有我自己看得到";
const filesWith = async (folder: string, text: string): Promise<string[]> => {
  const names: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) names.push(entry.name);
  }
  return names;
};
const devicesOf = (machine: PeersMachine, personId: string): readonly string[] => machine.state()?.members.find((member) => member.personId === personId)?.devices.map(({ deviceKey }) => deviceKey) ?? [];
const keyOf = (machine: PeersMachine): string => machine.service.started().deviceKey;

async function link(by: PeersMachine, guest: PeersMachine): Promise<void> {
  const made = await by.service.calls.linkDevice({ groupId: by.groupId });
  expect(made.refused).toBeNull();
  expect(await guest.service.calls.readLink({ link: made.link })).toMatchObject({ isOwnDevice: true, isExpired: false, groupName: "生物小组" });
  await letIn(by, guest, made.link);
}

it("two devices of one person and one of another: all write, each piece of work once and under the right name; the device that is taken away gets nothing more", async () => {
  const peers = await buildPeers();
  afterwards(() => peers.dispose());
  const forked: StartService = (parts, emit) => forkPeers(peers.path, parts, emit);
  const [a1, a2, b] = [await start("a1", forked), await start("a2", forked), await start("b", forked)];
  await foundGroup(a1);
  await a1.write("my:note:pt_1", put("before", PLANTED));
  await link(a1, a2);
  await a2.until(() => extra(a2, "my:note:pt_1").before === PLANTED);
  expect(a2.joined[0]?.group.personId).toBe("pr_a1");
  await admit(a1, b, "editor");
  await dial(a2, b);

  // What is private was there before the laptop, is written on both, and never comes to anybody else.
  await a1.write(FOREST, put("fromA1", "1"));
  await a2.write(FOREST, put("fromA2", "2"));
  await b.write(FOREST, put("fromB", "3"));
  for (const machine of [a1, a2, b]) await machine.until(() => Object.keys(extra(machine)).length === 3);
  expect(b.by.every((by) => by === "pr_a1")).toBe(true);
  await a1.write("personal", put("here", PLANTED));
  await a2.write("my:note:pt_1", put("there", PLANTED));
  await a2.until(() => extra(a2, "personal").here === PLANTED);
  await a1.until(() => extra(a1, "my:note:pt_1").there === PLANTED);
  expect(new Set(a1.by)).toEqual(new Set(["pr_a1+", "pr_b"]));
  expect(new Set(a2.by)).toEqual(new Set(["pr_a1+", "pr_b"]));
  expect(a2.state()).toMatchObject({ myRole: "owner", ownRefused: 0 });
  await b.until(() => devicesOf(b, "pr_a1").length === 2);
  expect(b.state()?.members.map(({ personId, role }) => [personId, role]).sort()).toEqual([["pr_a1", "owner"], ["pr_b", "editor"]]);

  expect(await b.service.calls.unlinkDevice({ groupId: b.groupId, personId: "pr_a1", deviceKey: keyOf(a2) })).toBe("not-allowed");
  expect(await a1.service.calls.unlinkDevice({ groupId: a1.groupId, personId: "pr_a1", deviceKey: keyOf(a2) })).toBeNull();
  await a2.until(() => a2.state()?.ended === "unlinked");
  await a1.write(FOREST, put("after", "nur die anderen"));
  await a1.write("personal", put("afterwards", PLANTED));
  await b.until(() => extra(b).after !== undefined);
  expect([extra(a2).after, extra(a2, "personal").afterwards]).toEqual([undefined, undefined]);
  expect([...b.docs.keys()]).toEqual([FOREST]);
  expect(await filesWith(b.folder, PLANTED)).toEqual([]);
  // The state is told a moment after the work that came with it.
  await b.until(() => devicesOf(b, "pr_a1").length === 1);
  expect(devicesOf(b, "pr_a1")).toEqual([keyOf(a1)]);
  // It is not the last one that goes.
  expect(await a1.service.calls.unlinkDevice({ groupId: a1.groupId, personId: "pr_a1", deviceKey: keyOf(a1) })).toBe("not-allowed");
}, 60_000);

it("a reader links a device and takes it away again; the new key then comes from an admin's device", async () => {
  const [owner, reader, laptop] = [await start("owner"), await start("reader"), await start("laptop")];
  await foundGroup(owner);
  await admit(owner, reader, "reader");
  await link(reader, laptop);
  await laptop.until(() => laptop.state()?.myRole === "reader");
  await dial(laptop, owner);
  await owner.write(FOREST, put("one", "1"));
  await laptop.until(() => extra(laptop).one === "1");
  const epochs = (await readFile(join(owner.folder, "groups", owner.groupId, "secrets"))).length;
  expect(await reader.service.calls.unlinkDevice({ groupId: reader.groupId, personId: "pr_reader", deviceKey: keyOf(laptop) })).toBeNull();
  await laptop.until(() => laptop.state()?.ended === "unlinked");
  await owner.until(() => devicesOf(owner, "pr_reader").length === 1);
  for (let isRenewed = false; !isRenewed;) {
    isRenewed = (await readFile(join(owner.folder, "groups", owner.groupId, "secrets"))).length > epochs;
    await owner.write(FOREST, put("tick", String(Math.random())));
  }
  await owner.write(FOREST, put("two", "2"));
  await reader.until(() => extra(reader).two === "2");
  expect(extra(laptop).two).toBeUndefined();
}, 30_000);

it("a link for a device works once, and not after it was replaced or withdrawn", async () => {
  const [owner, one, two] = [await start("owner"), await start("one"), await start("two")];
  await foundGroup(owner);
  const old = await owner.service.calls.linkDevice({ groupId: owner.groupId });
  const fresh = await owner.service.calls.linkDevice({ groupId: owner.groupId });
  await two.service.calls.join({ link: old.link, personName: "two" });
  await dial(two, owner);
  await two.until(() => two.joinings.at(-1)?.problem === "revoked");
  await letIn(owner, one, fresh.link);
  await two.service.calls.join({ link: fresh.link, personName: "two" });
  await two.until(() => two.joinings.at(-1)?.problem === "used");
  const last = await owner.service.calls.linkDevice({ groupId: owner.groupId });
  await owner.service.calls.cancelDeviceLink({ groupId: owner.groupId });
  await two.service.calls.join({ link: last.link, personName: "two" });
  await two.until(() => two.joinings.at(-1)?.problem === "revoked");
});

it("an invite is answered by any admin's device, with words of its own, while the inviter is away; the request then vanishes elsewhere", async () => {
  const [owner, admin, second, reader, guest] = [await start("owner"), await start("admin"), await start("second"), await start("reader"), await start("guest")];
  await foundGroup(owner);
  await admit(owner, admin, "admin");
  await admit(owner, second, "admin");
  await admit(owner, reader, "reader");
  await dial(admin, second);
  const made = await owner.service.calls.invite({ groupId: owner.groupId, role: "editor", expiresInMs: 600_000 });
  for (const machine of [admin, second, reader]) await machine.until(() => machine.state()?.invites.some(({ inviteId }) => inviteId === made.inviteId) === true);
  await owner.service.calls.setPaused({ groupId: owner.groupId, isPaused: true });

  await guest.service.calls.join({ link: made.link, personName: "guest" });
  for (const machine of [admin, second, reader]) await dial(guest, machine);
  for (const machine of [admin, second]) await machine.until(() => machine.state()?.requests.length === 1);
  await guest.until(() => guest.joinings.at(-1)?.otherPhrases.length === 1);
  const shown = guest.joinings.at(-1);
  expect([shown?.answeredBy, ...(shown?.otherPhrases.map(({ name }) => name) ?? [])].sort()).toEqual(["admin", "second"]);
  expect([shown?.phrase, ...(shown?.otherPhrases.map(({ phrase }) => phrase) ?? [])].map(String).sort()).toEqual([admin, second].map((machine) => String(machine.state()?.requests[0]?.phrase)).sort());
  expect(reader.state()?.requests).toEqual([]);

  const requestId = admin.state()?.requests[0]?.requestId ?? "";
  expect(await admin.service.calls.answerRequest({ groupId: admin.groupId, requestId, approve: true })).toBeNull();
  await guest.until(() => guest.joined.length === 1);
  await guest.bind("fr_guest");
  await guest.until(() => guest.joinings.at(-1)?.stage === "done");
  await second.until(() => second.state()?.requests.length === 0);
  await second.until(() => devicesOf(second, "pr_guest").length === 1);
}, 30_000);

it("two admins who say yes at the same time let somebody in once", async () => {
  const [owner, admin, guest] = [await start("owner"), await start("admin"), await start("guest")];
  await foundGroup(owner);
  await admit(owner, admin, "admin");
  const link_ = await inviteTo(owner, "editor");
  await admin.until(() => admin.state()?.invites.length === 2);
  await guest.service.calls.join({ link: link_, personName: "guest" });
  for (const machine of [owner, admin]) await dial(guest, machine);
  for (const machine of [owner, admin]) await machine.until(() => machine.state()?.requests.length === 1);
  await Promise.all([owner, admin].map((machine) => machine.service.calls.answerRequest({ groupId: owner.groupId, requestId: machine.state()?.requests[0]?.requestId ?? "", approve: true })));
  await guest.until(() => guest.joined.length === 1);
  await guest.bind("fr_guest");
  await guest.until(() => guest.joinings.at(-1)?.stage === "done");
  await guest.write(FOREST, put("fromGuest", "1"));
  for (const machine of [owner, admin]) {
    await machine.until(() => extra(machine).fromGuest === "1");
    expect(devicesOf(machine, "pr_guest")).toEqual([keyOf(guest)]);
    expect(machine.state()?.requests).toEqual([]);
  }
}, 30_000);

it("a joining nobody has answered goes on after a restart, sealed on the disk; one that was called off does not", async () => {
  const [owner, guest] = [await start("owner"), await start("guest")];
  await foundGroup(owner);
  const link_ = await inviteTo(owner, "editor");
  const groups = join(guest.folder, "groups");
  await guest.service.calls.join({ link: link_, personName: "guest" });
  await guest.service.calls.stop(null);
  expect((await readFile(join(groups, "joins"))).includes(Buffer.from(link_.slice(-40)))).toBe(false);
  guest.joinings.length = 0;
  await guest.begin();
  await guest.until(() => guest.joinings.at(-1)?.stage === "searching");
  await dial(guest, owner);
  await owner.until(() => owner.state()?.requests.length === 1);
  expect(owner.state()?.requests[0]?.name).toBe("guest");
  await guest.service.calls.cancelJoin({ joinId: guest.joinings.at(-1)?.joinId ?? "" });
  await guest.service.calls.stop(null);
  expect(await readdir(groups)).not.toContain("joins");
  guest.joinings.length = 0;
  await guest.begin();
  expect(guest.joinings).toEqual([]);
});
