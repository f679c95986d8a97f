import { expect, it } from "vitest";
import { encodeJoinMessage, parseJoinMessage } from "#electron/peers/joining/joinMessages.ts";
import type { PeersMachine } from "#tests/support/peersMachine.ts";
import { foundGroup, machinesOfTests } from "#tests/support/peersRig.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const { start } = machinesOfTests();

async function owner(): Promise<PeersMachine> {
  const machine = await start("owner");
  const prepared = await machine.service.calls.prepareGroup({ forestId: "fr_a" });
  await foundGroup(machine);
  expect(machine.groupId).toBe(prepared.groupId);
  return machine;
}
const invite = async (machine: PeersMachine): Promise<{ link: string; inviteId: string }> => machine.service.calls.invite({ groupId: machine.groupId, role: "editor", expiresInMs: 600_000 });
const knock = async (guest: PeersMachine, host: PeersMachine, link: string): Promise<void> => {
  await guest.service.calls.join({ link, personName: guest.name });
  await guest.service.calls.dial({ groupId: host.groupId, address: await host.address() });
};
const requestOf = async (host: PeersMachine, guest: PeersMachine): Promise<string> => {
  const find = () => host.state()?.requests.find(({ personId }) => personId === `pr_${guest.name}`);
  await host.until(() => find() !== undefined);
  return find()?.requestId ?? "";
};

it("tells who is refused, comes with a used or a withdrawn link, or is a member already", async () => {
  const host = await owner();
  const [refused, used, late] = [await start("refused"), await start("used"), await start("late")];
  const first = await invite(host);
  await knock(refused, host, first.link);
  expect(await host.service.calls.answerRequest({ groupId: host.groupId, requestId: await requestOf(host, refused), approve: false })).toBeNull();
  await refused.until(() => refused.joinings.at(-1)?.problem === "refused");

  await knock(used, host, first.link);
  await host.service.calls.answerRequest({ groupId: host.groupId, requestId: await requestOf(host, used), approve: true });
  await used.until(() => used.joined.length === 1);
  expect(used.joined[0]?.group).toMatchObject({ groupId: host.groupId, forestId: null, name: "生物小组" });
  expect(await used.service.calls.join({ link: first.link, personName: "x" })).toMatchObject({ stage: "failed", problem: "already-member" });
  await knock(late, host, first.link);
  await late.until(() => late.joinings.at(-1)?.problem === "used");

  const second = await invite(host);
  expect(await host.service.calls.revokeInvite({ groupId: host.groupId, inviteId: second.inviteId })).toBeNull();
  await knock(late, host, second.link);
  await late.until(() => late.joinings.at(-1)?.problem === "revoked");
  expect((await host.service.calls.state({ groupId: host.groupId }))?.members.length).toBe(2);
});

it("knocks again after the connection was lost, and hears what was decided meanwhile", async () => {
  const [host, guest] = [await owner(), await start("guest")];
  const { link } = await invite(host);
  await knock(guest, host, link);
  const requestId = await requestOf(host, guest);
  // The one who asked goes to sleep; the answer is given while nobody listens.
  await guest.service.calls.stop(null);
  await host.until(() => host.state()?.members.length === 1);
  expect(await host.service.calls.answerRequest({ groupId: host.groupId, requestId, approve: true })).toBeNull();
  await guest.begin();
  await knock(guest, host, link);
  await guest.until(() => guest.joined.length === 1);
  await guest.bind("fr_guest");
  await guest.until(() => guest.joinings.at(-1)?.stage === "done");
  await guest.until(() => guest.state()?.members.length === 2);
});

it("takes a knock back", async () => {
  const [host, guest] = [await owner(), await start("guest")];
  const { link } = await invite(host);
  await knock(guest, host, link);
  const requestId = await requestOf(host, guest);
  await guest.service.calls.cancelJoin({ joinId: guest.joinings.at(-1)?.joinId ?? "" });
  await host.until(() => host.state()?.requests.length === 0);
  expect(await host.service.calls.answerRequest({ groupId: host.groupId, requestId, approve: true })).toBe("not-found");
});

it("says of a link that is none, or old, what it is, without asking anybody", async () => {
  const guest = await start("guest");
  expect(await guest.service.calls.join({ link: "zhishisenlin://join/1.AAAA", personName: "x" })).toMatchObject({ stage: "failed", problem: "bad-link" });
  expect(await guest.service.calls.readLink({ link: "nothing" })).toBeNull();
  const host = await owner();
  const { link } = await host.service.calls.invite({ groupId: host.groupId, role: "reader", expiresInMs: -1 });
  expect(await guest.service.calls.readLink({ link })).toMatchObject({ groupName: "生物小组", inviterName: "甲", role: "reader", isExpired: true });
  expect(await guest.service.calls.join({ link, personName: "x" })).toMatchObject({ stage: "failed", problem: "expired" });
});

it("parses only messages of its own, whatever comes", () => {
  const knocking = { kind: "knock", inviteId: "i", personId: "pr_a", name: "甲", deviceName: "d", logKey: "k".repeat(43), proof: "p".repeat(86) } as const;
  const bytes = encodeJoinMessage(knocking);
  expect(parseJoinMessage(bytes)).toEqual(knocking);
  expect(parseJoinMessage(new TextEncoder().encode(JSON.stringify({ ...knocking, personId: "x" })))).toBeNull();
  expect(parseJoinMessage(new Uint8Array(65 * 1024))).toBeNull();
  const random = seededRandom(5);
  for (let n = 0; n < 5_000; n += 1) {
    const changed = bytes.slice();
    changed[Math.floor(random.next() * changed.length)] = Math.floor(random.next() * 256);
    expect(["knock", undefined]).toContain(parseJoinMessage(changed)?.kind);
  }
});
