import { afterEach, expect } from "vitest";
import type * as Y from "yjs";
import type { InvitedRole, JoinRequest, Route } from "#shared/sync/index.ts";
import { PeersMachine, type StartService } from "./peersMachine.ts";

/** The document that every group has. */
export const FOREST = "forest";

interface TestMachines {
  start(name: string, service?: StartService): Promise<PeersMachine>;
  /** To be done after the test, when its machines are stopped. */
  afterwards(end: () => Promise<unknown>): void;
}

/** The machines of a file's tests: what a test started is stopped after it. */
export function machinesOfTests(): TestMachines {
  const machines: PeersMachine[] = [];
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const machine of machines.splice(0)) await machine.stop();
    for (const end of endings.splice(0)) await end();
  });
  return {
    async start(name, service) {
      const machine = await PeersMachine.start(name, service);
      machines.push(machine);
      return machine;
    },
    afterwards: (end) => { endings.push(end); },
  };
}

/** Makes a group of the machine's forest fr_a; `base`: what the forest has already. */
export async function foundGroup(machine: PeersMachine, base: Uint8Array | null = null): Promise<void> {
  machine.group = await machine.service.calls.prepareGroup({ forestId: "fr_a" });
  const { refused, group } = await machine.service.calls.createGroup({
    groupId: machine.groupId, forestId: "fr_a", name: "生物小组", personName: "甲", base: base === null ? [] : [{ docId: FOREST, bytes: base }], handedThroughSeq: 0,
  });
  expect([refused, group?.groupId, group?.logKey]).toEqual([null, machine.groupId, machine.group.logKey]);
  await machine.follow();
}

/** The link of a new invite. */
export async function inviteTo(by: PeersMachine, role: InvitedRole): Promise<string> {
  const { link, refused } = await by.service.calls.invite({ groupId: by.groupId, role, expiresInMs: 600_000 });
  expect(refused).toBeNull();
  return link;
}

export async function dial(from: PeersMachine, to: PeersMachine): Promise<void> {
  expect(await from.service.calls.dial({ groupId: to.groupId, address: await to.address() })).toBe(true);
}

/** Knocks with the link at `by`'s own address, and is let in by it once the words are the same on both screens. */
export async function letIn(by: PeersMachine, guest: PeersMachine, link: string): Promise<JoinRequest> {
  expect((await guest.service.calls.join({ link, personName: guest.name })).stage).toBe("searching");
  await dial(guest, by);
  const request = await onlyRequestAt(by);
  await guest.until(() => guest.joinings.at(-1)?.stage === "waiting");
  expect(guest.joinings.at(-1)?.phrase).toEqual(request.phrase);
  await answerYes(by, guest, request);
  return request;
}

/** The same where nobody dials: the link alone leads there, and which way is left open. */
export async function letInByLink(by: PeersMachine, guest: PeersMachine, link: string): Promise<JoinRequest> {
  expect((await guest.service.calls.join({ link, personName: guest.name })).stage).toBe("searching");
  const request = await onlyRequestAt(by);
  await answerYes(by, guest, request);
  return request;
}

/** Invites, knocks, lets in; the guest's forest is fr_NAME. */
export async function admit(owner: PeersMachine, guest: PeersMachine, role: InvitedRole): Promise<void> {
  expect(await letIn(owner, guest, await inviteTo(owner, role))).toMatchObject({ name: guest.name, role });
}

async function onlyRequestAt(by: PeersMachine): Promise<JoinRequest> {
  await by.until(() => by.state()?.requests.length === 1);
  const [request] = by.state()?.requests ?? [];
  if (request === undefined) throw new Error("nobody stands at the door");
  return request;
}

async function answerYes(by: PeersMachine, guest: PeersMachine, { requestId }: JoinRequest): Promise<void> {
  expect(await by.service.calls.answerRequest({ groupId: by.groupId, requestId, approve: true })).toBeNull();
  await guest.until(() => guest.joined.length === 1);
  await guest.bind(`fr_${guest.name}`);
  await guest.until(() => guest.joinings.at(-1)?.stage === "done");
}

/** A change for `PeersMachine.write`; `extra` reads what came of it. */
export const put = (key: string, value: string) => (doc: Y.Doc): void => { doc.getMap("extra").set(key, value); };
export const extra = (machine: PeersMachine, docId = FOREST): Record<string, unknown> => machine.docs.get(docId)?.getMap("extra").toJSON() ?? {};

/** Of two machines, how this one reaches the other now. */
export function routeOf(machine: PeersMachine): Route | null {
  const other = machine.state()?.members.flatMap(({ devices }) => devices).find(({ isThisOne }) => !isThisOne);
  return other?.isOnline === true ? other.route : null;
}
