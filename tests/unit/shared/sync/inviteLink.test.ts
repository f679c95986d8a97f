import { expect, it } from "vitest";
import { fromText, readInviteLink, toText, writeInviteLink, type Invite } from "#shared/sync/index.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const device = testCrypto.newKeyPair(new Uint8Array(32).fill(7));
const invite: Invite = {
  groupId: `gr_${toText(new Uint8Array(32).fill(3))}`, groupName: "读书会", inviterName: "甲", inviterKey: toText(device.publicKey), inviteId: "i".repeat(22), seed: new Uint8Array(32).fill(5),
  role: "commenter", isOwnDevice: false, expiresAtMs: 1_800_000_000_000, keepers: ["keeper.example:443/abc"], addresses: ["192.168.1.7:4100"],
};

it("reads what was written, with the blanks of mail and chat around and within", () => {
  const link = writeInviteLink(invite, testCrypto, device);
  expect(link.startsWith("zhishisenlin://join/1.")).toBe(true);
  expect(readInviteLink(link, testCrypto)).toEqual(invite);
  expect(readInviteLink(`\uFEFF\n  ${link.slice(0, 80)}\r\n${link.slice(80)}/ \n`, testCrypto)).toEqual(invite);
  for (const wrong of ["", "zhishisenlin://join/1.", link.replace("1.", "2."), `x${link}`, `${link}A`, link.slice(0, -4), " ".repeat(4_001)]) expect(readInviteLink(wrong, testCrypto), wrong).toBeNull();
});

it("does not take a single changed byte, nor somebody else's name over it", () => {
  const link = writeInviteLink(invite, testCrypto, device);
  const opening = "zhishisenlin://join/1.";
  const bytes = fromText(link.slice(opening.length)) ?? new Uint8Array();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readInviteLink(opening + toText(changed), testCrypto), `byte ${at}`).toBeNull();
  }
  const other = testCrypto.newKeyPair(new Uint8Array(32).fill(8));
  expect(readInviteLink(writeInviteLink(invite, testCrypto, other), testCrypto)?.inviterKey).toBe(toText(other.publicKey));
});

it("stays below 4,000 letters by leaving out what is too much, and refuses what could not be read again", () => {
  const many = Array.from({ length: 40 }, (_, at) => `${at}:`.padEnd(290, "a"));
  const link = writeInviteLink({ ...invite, keepers: many.slice(0, 3), addresses: many }, testCrypto, device);
  expect(link.length).toBeLessThanOrEqual(4_000);
  const read = readInviteLink(link, testCrypto);
  expect(read?.keepers.length).toBe(3);
  expect(read?.addresses.length).toBeGreaterThan(3);
  expect(() => writeInviteLink({ ...invite, groupName: "" }, testCrypto, device)).toThrow(RangeError);
  expect(() => writeInviteLink({ ...invite, inviteId: "short" }, testCrypto, device)).toThrow(RangeError);
});

it("keeps links for members and for devices apart", () => {
  const own: Invite = { ...invite, role: "owner", isOwnDevice: true };
  const link = writeInviteLink(own, testCrypto, device);
  expect(link.startsWith("zhishisenlin://device/1.")).toBe(true);
  expect(readInviteLink(link, testCrypto)).toEqual(own);
  expect(readInviteLink(link.replace("device", "join"), testCrypto)).toBeNull();
  expect(readInviteLink(writeInviteLink(invite, testCrypto, device).replace("join", "device"), testCrypto)).toBeNull();
  // Nobody is invited to be the owner.
  expect(() => writeInviteLink({ ...own, isOwnDevice: false }, testCrypto, device)).toThrow();
});
