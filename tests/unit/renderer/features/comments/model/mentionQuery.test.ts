import { expect, it } from "vitest";
import { matchMembers, mentionQuery } from "#renderer/features/comments/model/mentionQuery.ts";

it("completes what stands between an at sign and the caret, and not an address", () => {
  expect(mentionQuery("请@何佳", 4)).toEqual({ from: 1, query: "何佳" });
  expect(mentionQuery("@", 1)).toEqual({ from: 0, query: "" });
  expect(mentionQuery("@何 你好", 2)).toEqual({ from: 0, query: "何" });
  for (const [text, caret] of [["", 0], ["a@b", 3], ["@何 你", 4], ["@", 0], [`@${"长".repeat(30)}`, 31], ["没有", 2]] as const) expect(mentionQuery(text, caret), text).toBeNull();
});

it("offers those who begin with it first", () => {
  const members = [{ id: "pr_1", name: "Anne Li" }, { id: "pr_2", name: "li Wei" }, { id: "pr_3", name: "何佳宁" }] as const;
  expect(matchMembers(members, "LI").map(({ id }) => id)).toEqual(["pr_2", "pr_1"]);
  expect(matchMembers(members, "")).toHaveLength(3);
});
