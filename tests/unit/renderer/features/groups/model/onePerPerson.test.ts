import { describe, expect, it } from "vitest";
import { onePerPerson } from "#renderer/features/groups/model/onePerPerson.ts";
import type { PeerPresence } from "#shared/sync/index.ts";

const at = (personId: string, device: string, pointId: string | null): PeerPresence => ({ personId, deviceKey: device.padEnd(43, "A"), name: personId, presence: { at: pointId, docId: null, anchor: null, head: null, dragged: [] } });

describe("people who are here", () => {
  it("shows somebody at two machines once, where they look at something", () => {
    const people = onePerPerson([at("pr_a", "one", null), at("pr_b", "two", "pt_2"), at("pr_a", "three", "pt_1"), at("pr_b", "four", null)]);
    expect(people.map(({ personId, presence }) => [personId, presence?.at])).toEqual([["pr_a", "pt_1"], ["pr_b", "pt_2"]]);
  });
});
