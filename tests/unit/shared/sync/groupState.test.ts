import { expect, it } from "vitest";
import { meIn } from "#shared/sync/index.ts";
import { groupMember, sixPeople } from "#tests/support/groupStates.ts";

it("finds this person among the members, or says that they are none of them", () => {
  expect(meIn(sixPeople())?.name).toBe("Zhou");
  expect(meIn({ members: [groupMember("Chen")] })).toBe(undefined);
  expect(meIn({ members: [] })).toBe(undefined);
});
