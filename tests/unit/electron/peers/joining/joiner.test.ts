import { expect, it } from "vitest";
import { encodeJoinMessage } from "#electron/peers/joining/joinMessages.ts";
import { createJoiner } from "#electron/peers/joining/joiner.ts";
import type { Connection } from "#electron/peers/connections/connectionTypes.ts";
import { toText, writeInviteLink, type Channel, type Joining } from "#shared/sync/index.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

it("takes no second welcome into a group it came into by another link", () => {
  const inviter = testCrypto.newKeyPair();
  const groupId = `gr_${toText(new Uint8Array(32).fill(1))}`;
  const joinings: Joining[] = [];
  let isMember = false;
  let welcomes = 0;
  const joiner = createJoiner({
    crypto: testCrypto, device: testCrypto.newKeyPair(), deviceSeed: new Uint8Array(32), deviceName: "机", personId: "pr_me", now: () => 0, after: () => () => undefined,
    isMember: () => isMember, onWelcome: async () => { welcomes += 1; }, onJoining: (joining) => { joinings.push(joining); }, onPlaces: () => undefined, dial: () => undefined, report: () => undefined,
  });
  joiner.join(writeInviteLink({
    groupId, groupName: "组", inviterName: "甲", inviterKey: "", inviteId: "i".repeat(22), seed: new Uint8Array(32).fill(2), role: "editor", expiresAtMs: 1_000, keepers: [], addresses: [],
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
