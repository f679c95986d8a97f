import { expect, it } from "vitest";
import { createDoorkeeper } from "#electron/peers/joining/doorkeeper.ts";
import { encodeJoinMessage } from "#electron/peers/joining/joinMessages.ts";
import type { GroupWithDoor } from "#electron/peers/joining/judgeKnock.ts";
import type { Connection } from "#electron/peers/connections/connectionTypes.ts";
import { proofOf, toText, type Channel } from "#shared/sync/index.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

it("makes another request of a knock that says something else than before", async () => {
  const [device, log] = [testCrypto.newKeyPair(), testCrypto.newKeyPair()];
  const groupId = `gr_${"g".repeat(43)}`;
  const inviteId = "i".repeat(22);
  const invites = [{ inviteId, role: "editor", expiresAtMs: 1_000, status: "open" }];
  // SAFETY: the door asks for nothing else of a group.
  const group = {
    groupId, replica: { state: () => ({ myRole: "owner", ended: null, invites, members: [] }), lengths: () => new Map(), knownInvites: () => [{ inviteId, seed: new Uint8Array(32), role: "editor", expiresAtMs: 1_000, isMine: true }] },
  } as unknown as GroupWithDoor;
  const door = createDoorkeeper({ crypto: testCrypto, group, now: () => 0, after: () => () => undefined, onChange: () => undefined, onLinking: async () => undefined, onLinked: () => undefined });
  let hear: (bytes: Uint8Array) => void = () => undefined;
  const channel: Channel = { send: () => true, onMessage: (listener) => { hear = listener; }, onDrain: () => undefined, onClose: () => undefined, close: () => undefined };
  // SAFETY: of a connection only these are looked at.
  const connection = { deviceKey: toText(device.publicKey), handshakeHash: new Uint8Array(32), route: "lan" } as Connection;
  door.places()[0]?.onOpen(connection, channel);
  const logKey = toText(log.publicKey);
  const proof = toText(testCrypto.sign(proofOf(groupId, logKey), device.secretKey));
  const knock = (name: string): string => {
    hear(encodeJoinMessage({ kind: "knock", inviteId, personId: "pr_x", name, deviceName: "机", logKey, proof }));
    return door.requests()[0]?.requestId ?? "";
  };
  const shown = knock("小红");
  expect(knock("小红")).toBe(shown);
  expect(knock("班长")).not.toBe(shown);
  expect(door.requests()).toHaveLength(1);
  expect(await door.answer(shown, true)).toBe("not-found");
});
