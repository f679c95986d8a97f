import { describe, expect, it } from "vitest";
import { otherPeople } from "#renderer/runtime/groups/otherPeople.ts";
import type { GroupMember, PeerPresence } from "#shared/sync/index.ts";

const peer = (personId: string, deviceKey: string): PeerPresence => ({ personId, deviceKey, name: personId, presence: null });
const member = (personId: string, isMe: boolean): GroupMember => ({ personId, name: personId, role: "editor", isMe, devices: [] });

describe("otherPeople", () => {
  const peers = [peer("pr_me", "a"), peer("pr_you", "b"), peer("pr_you", "c")];

  it("leaves out one's own other devices, and nobody else's", () => {
    expect(otherPeople(peers, { members: [member("pr_you", false), member("pr_me", true)] })).toEqual(peers.slice(1));
  });

  it("leaves everybody in where it is not known who one is", () => {
    expect(otherPeople(peers, null)).toEqual(peers);
    expect(otherPeople(peers, { members: [member("pr_you", false)] })).toEqual(peers);
  });
});
