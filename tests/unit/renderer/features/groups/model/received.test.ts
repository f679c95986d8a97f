import { describe, expect, it } from "vitest";
import { received, receivedTone } from "#renderer/features/groups/model/received.ts";
import { GROUP_NOW_MS, groupDevice, groupMember, sixPeople } from "#tests/support/groupStates.ts";

describe("what has reached whom", () => {
  it("counts people, not devices: one who has everything at one machine has it", () => {
    const counts = received(sixPeople());
    expect(counts).toEqual({ others: 5, complete: 2, lacking: 3, lackingSinceMs: GROUP_NOW_MS - 260_000_000, devices: 7 });
    expect(receivedTone(counts)).toBe("wait");
  });

  it("does not take a device that was never heard of for one that has everything", () => {
    const silent = groupMember("Xu", { devices: [groupDevice("Old", { isOnline: false, lastHeardAtMs: null, pendingBlocks: 0 })] });
    expect(received({ members: [silent] })).toMatchObject({ others: 1, complete: 0, lacking: 1, lackingSinceMs: null });
    expect(received({ members: [groupMember("Xu", { devices: [] })] })).toMatchObject({ complete: 0, lacking: 1 });
  });

  it("is at peace with nobody else in the group", () => {
    const alone = received({ members: sixPeople().members.filter(({ isMe }) => isMe) });
    expect(alone).toEqual({ others: 0, complete: 0, lacking: 0, lackingSinceMs: null, devices: 1 });
    expect(receivedTone(alone)).toBe("ok");
  });
});
