import { expect, it } from "vitest";
import { encodeJoinMessage } from "#electron/peers/joining/joinMessages.ts";
import { createJoiner } from "#electron/peers/joining/joiner.ts";
import type { Connection } from "#electron/peers/connections/connectionTypes.ts";
import { toText, writeInviteLink, type Channel, type Joining, type KeyPair } from "#shared/sync/index.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

it("takes no second welcome into a group it came into by another link", () => {
  const inviter = testCrypto.newKeyPair();
  const groupId = `gr_${toText(new Uint8Array(32).fill(1))}`;
  const joinings: Joining[] = [];
  let isMember = false;
  let welcomes = 0;
  const joiner = createJoiner({
    crypto: testCrypto, device: testCrypto.newKeyPair(), deviceSeed: new Uint8Array(32), deviceName: "机", personId: "pr_me", now: () => 0, after: () => () => undefined,
    isMember: () => isMember, onWelcome: async () => { welcomes += 1; }, onPending: () => undefined, onJoining: (joining) => { joinings.push(joining); }, onPlaces: () => undefined, dial: () => undefined, report: () => undefined,
  });
  joiner.join(writeInviteLink({
    groupId, groupName: "组", inviterName: "甲", inviterKey: "", inviteId: "i".repeat(22), seed: new Uint8Array(32).fill(2), role: "editor", isOwnDevice: false, expiresAtMs: 1_000, keepers: [], addresses: [],
  }, testCrypto, inviter), "我");
  let hear: (bytes: Uint8Array) => void = () => undefined;
  const channel: Channel = { send: () => true, onMessage: (listener) => { hear = listener; }, onDrain: () => undefined, onClose: () => undefined, close: () => undefined };
  // SAFETY: of a connection only these two are looked at.
  const connection = { deviceKey: toText(inviter.publicKey), handshakeHash: new Uint8Array(32) } as Connection;
  expect(joiner.places()[0]?.onOpen(connection, channel)).toBe(true);
  isMember = true;
  const key = toText(new Uint8Array(32));
  hear(encodeJoinMessage({ kind: "welcome", groupId, founderLogKey: key, name: "组", keepers: [], epochKeys: [{ epochId: "00000000000000aa", key }] }));
  expect([welcomes, joinings.at(-1)?.problem]).toEqual([0, "already-member"]);
});

it("knocks only where the inviter is or an admin says so, and takes a welcome only of whom the words of were shown", () => {
  const [inviter, admin, other] = [testCrypto.newKeyPair(), testCrypto.newKeyPair(), testCrypto.newKeyPair()];
  const groupId = `gr_${toText(new Uint8Array(32).fill(1))}`;
  const joinings: Joining[] = [];
  const shown: string[][] = [];
  let welcomes = 0;
  const joiner = createJoiner({
    crypto: testCrypto, device: testCrypto.newKeyPair(), deviceSeed: new Uint8Array(32), deviceName: "机", personId: "pr_me", now: () => 0, after: () => () => undefined,
    isMember: () => false, onWelcome: async () => { welcomes += 1; }, onPending: (pending) => { shown.push(pending.flatMap((one) => one.shown)); }, onJoining: (joining) => { joinings.push(joining); }, onPlaces: () => undefined, dial: () => undefined, report: () => undefined,
  });
  const linkOf = (isOwnDevice: boolean): string => writeInviteLink({
    groupId, groupName: "组", inviterName: "甲", inviterKey: "", inviteId: isOwnDevice ? "d".repeat(22) : "i".repeat(22), seed: new Uint8Array(32).fill(isOwnDevice ? 3 : 2), role: "editor", isOwnDevice, expiresAtMs: 1_000, keepers: [], addresses: [],
  }, testCrypto, inviter);
  joiner.join(linkOf(false), "我");
  const meet = (who: KeyPair, placeNo = 0) => {
    const sent: string[] = [];
    let isClosed = false;
    let hear: (bytes: Uint8Array) => void = () => undefined;
    const channel: Channel = { send: (bytes) => { sent.push(new TextDecoder().decode(bytes)); return true; }, onMessage: (listener) => { hear = listener; }, onDrain: () => undefined, onClose: () => undefined, close: () => { isClosed = true; } };
    // SAFETY: of a connection only these two are looked at.
    const isOpen = joiner.places()[placeNo]?.onOpen({ deviceKey: toText(who.publicKey), handshakeHash: who.publicKey } as Connection, channel);
    return { sent, isOpen, isClosed: () => isClosed, say: (message: Parameters<typeof encodeJoinMessage>[0]) => { hear(encodeJoinMessage(message)); } };
  };
  const key = toText(new Uint8Array(32));
  const welcome: Parameters<typeof encodeJoinMessage>[0] & { readonly kind: "welcome" } = { kind: "welcome", groupId, founderLogKey: key, name: "组", keepers: [], epochKeys: [{ epochId: "00000000000000aa", key }], person: null };
  const stranger = meet(other);
  expect([stranger.isOpen, stranger.sent]).toEqual([true, []]);
  stranger.say(welcome);
  expect([welcomes, stranger.isClosed()]).toEqual([0, true]);
  const door = meet(admin);
  expect(door.sent).toEqual([]);
  door.say({ kind: "door" });
  expect(door.sent).toHaveLength(1);
  door.say({ kind: "waiting", name: "陈立" });
  expect(joinings.at(-1)).toMatchObject({ stage: "waiting", answeredBy: "陈立", otherPhrases: [] });
  expect(shown.at(-1)).toEqual([toText(admin.publicKey)]);
  const first = meet(inviter);
  expect(first.sent).toHaveLength(1);
  first.say({ kind: "waiting" });
  expect(joinings.at(-1)).toMatchObject({ answeredBy: "", otherPhrases: [{ name: "陈立" }] });
  // One admin's no leaves the inviter's answer to come.
  door.say({ kind: "no", problem: "refused" });
  expect(joinings.at(-1)).toMatchObject({ stage: "waiting", otherPhrases: [] });
  // Nobody becomes another person by a link for a member, nor a member by one for a device.
  first.say({ ...welcome, person: { personId: "pr_x", name: "甲" } });
  expect([welcomes, first.isClosed()]).toEqual([0, true]);
  joiner.join(linkOf(true), "我");
  expect(meet(admin, 1).isOpen).toBe(false);
  const own = meet(inviter, 1);
  own.say(welcome);
  expect([welcomes, own.isClosed()]).toEqual([0, true]);
  meet(inviter, 1).say({ ...welcome, person: { personId: "pr_x", name: "甲" } });
  expect(welcomes).toBe(1);
});
